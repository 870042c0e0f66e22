/* rng.h - private to generate: random numbers as a pure function of the seed and
 * of what they are for, so that any row can be made without the ones before it. */
#ifndef CL_SRC_GENERATE_RNG_H
#define CL_SRC_GENERATE_RNG_H

#include <stddef.h>
#include <stdint.h>

/* SplitMix64 (Steele, Lea and Flood 2014). */
struct cl_rng {
    uint64_t state;
};

static inline uint64_t cl_rng_next(struct cl_rng *r) {
    uint64_t z = r->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* The stream of one thing: stream names the kind of thing, index which one. */
static inline struct cl_rng cl_rng_of(uint64_t seed, uint64_t stream, uint64_t index) {
    struct cl_rng r = {seed};
    r.state = cl_rng_next(&r) ^ stream * UINT64_C(0xd1342543de82ef95);
    r.state = cl_rng_next(&r) ^ index;
    cl_rng_next(&r);
    return r;
}

/* In [0, n), for n up to 2^32; the bias is below n / 2^32. */
static inline uint32_t cl_rng_below(struct cl_rng *r, uint64_t n) {
    return (uint32_t)(((cl_rng_next(r) >> 32) * n) >> 32);
}

/* An index of weights[n], each as likely as its weight. */
static inline size_t cl_rng_pick(struct cl_rng *r, const uint16_t *weights, size_t n) {
    uint32_t total = 0;
    for (size_t i = 0; i < n; i++)
        total += weights[i];
    uint32_t at = cl_rng_below(r, total);
    size_t i = 0;
    while (at >= weights[i])
        at -= weights[i++];
    return i;
}

#endif
