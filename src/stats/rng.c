/* rng.c - random numbers from a seed: SplitMix64 (Steele, Lea and Flood 2014).
 * The whole state is one word, so that every task can have its own. */
#include <math.h>

#include "caseload/stats.h"

void cl_rng_seed(struct cl_rng *r, uint64_t seed) {
    r->s = seed;
}

uint64_t cl_rng_next(struct cl_rng *r) {
    uint64_t z = r->s += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* Multiply and shift; what would favour the small results is drawn again (Lemire 2019). */
uint32_t cl_rng_below(struct cl_rng *r, uint32_t n) {
    if (n == 0)
        return 0;
    uint64_t m = (cl_rng_next(r) >> 32) * n;
    if ((uint32_t)m < n) {
        uint32_t biased = (0 - n) % n;
        while ((uint32_t)m < biased)
            m = (cl_rng_next(r) >> 32) * n;
    }
    return (uint32_t)(m >> 32);
}

double cl_rng_unit(struct cl_rng *r) {
    return (double)(cl_rng_next(r) >> 11) * 0x1p-53;
}

double cl_rng_triangular(struct cl_rng *r, double low, double mid, double high) {
    double u = cl_rng_unit(r), span = high - low;
    if (!(span > 0))
        return low;
    double peak = fmin(1, fmax(0, (mid - low) / span));
    if (u < peak)
        return low + span * sqrt(u * peak);
    return high - span * sqrt((1 - u) * (1 - peak));
}
