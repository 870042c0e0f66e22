/* chance.c - distributions in integers, shared by the makers of cases. */
#include "gen.h"

/* Handling time over its median in thousandths, at the 64ths of probability:
 * a log-normal with sigma 0.8, its tails cut at 1/400. */
static const uint32_t spread[] = {106,  179,  225,  262,  293,  322,  348,  374,  398,  422,  446,
                                  469,  492,  515,  537,  560,  583,  606,  629,  653,  676,  700,
                                  725,  750,  775,  801,  827,  854,  882,  910,  939,  969,  1000,
                                  1032, 1065, 1099, 1134, 1171, 1209, 1249, 1290, 1334, 1380, 1428,
                                  1478, 1532, 1589, 1650, 1715, 1785, 1861, 1943, 2033, 2133, 2243,
                                  2368, 2510, 2675, 2870, 3109, 3412, 3822, 4438, 5602, 9446};
#define PIECE 1024 /* of 65536 in one 64th */

/* Ratings 1 to 5 by how much of the target was used: half, all, twice, more. */
static const uint16_t rating_weights[][5] = {
    {1, 3, 10, 34, 52}, {3, 6, 21, 42, 28}, {14, 23, 33, 22, 8}, {34, 29, 23, 10, 4}};

uint32_t gen_spread(uint32_t u) {
    uint32_t low = spread[u / PIECE], high = spread[u / PIECE + 1];
    return low + (high - low) * (u % PIECE) / PIECE;
}

uint32_t gen_spread_over_ppm(uint64_t thousandths) {
    if (thousandths < spread[0])
        return 1000000;
    if (thousandths >= spread[CL_LEN(spread) - 1])
        return 0;
    uint32_t i = 0, x = (uint32_t)thousandths;
    while (x >= spread[i + 1])
        i++;
    uint32_t below = i * PIECE + (x - spread[i]) * PIECE / (spread[i + 1] - spread[i]);
    return (uint32_t)((uint64_t)(65536 - below) * 1000000 / 65536);
}

size_t gen_pick(struct cl_rng *r, const struct gen_list *list) {
    uint32_t at = cl_rng_below(r, list->total);
    size_t i = 0;
    while (at >= list->weight[i])
        at -= list->weight[i++];
    return i;
}

uint32_t gen_skill_pct(const struct gen_run *run, size_t department, uint32_t agent) {
    struct cl_rng r = cl_rng_of(run->seed, GEN_SKILL, department * GEN_AGENTS + agent);
    uint32_t kind = cl_rng_below(&r, 10);
    if (run->null)
        return 100;
    if (kind < 7)
        return 82 + cl_rng_below(&r, 30);
    return kind < 9 ? 125 + cl_rng_below(&r, 25) : 165 + cl_rng_below(&r, 25);
}

int gen_rating(struct cl_rng *r, const struct gen_run *run, int64_t secs, int64_t target) {
    size_t used = secs * 2 <= target ? 0 : secs <= target ? 1 : secs <= 2 * target ? 2 : 3;
    return (int)cl_rng_pick(r, rating_weights[run->null ? 1 : used], 5) + 1;
}
