/* priorities.c - from a priority word to one of four ranks.
 *
 * A word beats a number ("1 - High" is High), and a code counts only where a
 * letter says that it is one: bare numbers run upwards in some systems and
 * downwards in others.  Invariant: the words of the table are in plain form. */
#include <string.h>

#include "words.h"

#define LONGEST_PRIORITY 128 /* bytes that are looked at */

const char *const cl_priority_names[5] = {"", "Critical", "High", "Medium", "Low"};

const struct cl_priority_words cl_priority_words[] = {
    {1, "en",
     "critical|urgent|emergency|immediate|immediately|blocker|blocking|highest|very high|severe|"
     "disaster|showstopper|show stopper|top|asap"},
    {2, "en", "high|major|important|serious|significant|elevated|higher"},
    {3, "en", "medium|normal|moderate|average|standard|regular|routine|default|med"},
    {4, "en",
     "low|lowest|very low|minor|trivial|planning|cosmetic|informational|info|lower|minimal"},
    {1, "pt",
     "critica|critico|urgente|urgencia|emergencial|emergencia|imediata|imediato|muito alta|"
     "muito alto|altissima|maxima"},
    {2, "pt", "alta|alto|importante|elevada|elevado"},
    {3, "pt", "media|medio|moderada|moderado|padrao"},
    {4, "pt", "baixa|baixo|muito baixa|muito baixo|minima|planejamento"},
    {1, "es", "inmediata|inmediato|muy alta|muy alto|bloqueante"},
    {3, "es", "mediana|estandar"},
    {4, "es", "baja|bajo|muy baja|muy bajo|menor|leve"},
    {2, "es", "mayor"},
    {1, "fr",
     "critique|urgente|immediate|immediat|tres haute|tres haut|tres elevee|tres eleve|bloquant|"
     "bloquante"},
    {2, "fr", "haute|haut|elevee|eleve|majeure|majeur"},
    {3, "fr", "moyenne|moyen|normale|moderee|modere"},
    {4, "fr", "basse|bas|faible|tres basse|tres bas|mineure|mineur"},
    {1, "de",
     "kritisch|dringend|sofort|sehr hoch|sehr dringend|notfall|hochste|hoechste|blockierend"},
    {2, "de", "hoch|wichtig|schwerwiegend|hohe"},
    {3, "de", "mittel|mittlere|durchschnittlich|mittelhoch"},
    {4, "de", "niedrig|gering|sehr niedrig|niedrigste|unwichtig|sehr gering"},
    {1, "it", "immediata|immediato|molto alta|molto alto|emergenza|altissima|bloccante"},
    {2, "it", "elevata|elevato"},
    {3, "it", "moderata|moderato"},
    {4, "it", "bassa|basso|molto bassa|molto basso|bassissima"},
    {1, "nl", "kritiek|spoed|zeer hoog|noodgeval|hoogste|zeer urgent"},
    {2, "nl", "hoog|belangrijk"},
    {3, "nl", "gemiddeld|normaal|middel|midden|standaard|middelmatig"},
    {4, "nl", "laag|zeer laag|laagste"},
    {1, "pl",
     "krytyczny|krytyczna|krytyczne|pilny|pilna|pilne|natychmiastowy|natychmiastowe|"
     "bardzo wysoki|bardzo wysoka|najwyzszy|najwyzsza"},
    {2, "pl", "wysoki|wysoka|wysokie|wazny|wazna|wazne"},
    {3, "pl", "sredni|srednia|srednie|normalny|normalna|umiarkowany|zwykly"},
    {4, "pl", "niski|niska|niskie|bardzo niski|bardzo niska|najnizszy|najnizsza"},
    {1, "ru",
     "критическии|критическая|критичныи|срочныи|срочно|срочная|очень высокии|очень высокая"},
    {2, "ru", "высокии|высокая|важныи"},
    {3, "ru", "среднии|средняя|нормальныи|обычныи|обычная"},
    {4, "ru", "низкии|низкая|очень низкии|очень низкая"},
    {1, "sv", "kritisk|akut|bradskande|haster|mycket hog"},
    {2, "sv", "hog|hoj|hoy"},
    {3, "sv", "medel|mellem|middels"},
    {4, "sv", "lag|lav"},
    {1, "cs", "kriticka|kriticky|nalehava|urgentni"},
    {2, "cs", "vysoka|vysoky"},
    {3, "cs", "stredni|normalni"},
    {4, "cs", "nizka|nizky"},
    {1, "tr", "kritik|acil"},
    {2, "tr", "yuksek"},
    {3, "tr", "orta"},
    {4, "tr", "dusuk"},
    {1, "zh", "紧急|严重|最高|緊急"},
    {2, "zh", "高"},
    {3, "zh", "中|普通"},
    {4, "zh", "低|最低"},
};
const size_t cl_priority_words_count = CL_LEN(cl_priority_words);

/* Words beside the one that matters.  Of a level 1 nobody knows whether it is
 * the highest, of a priority 1 everybody does. */
static const struct {
    const char *word;
    bool priority;
} noise[] = {
    {.word = "priority", .priority = true},
    {.word = "prio", .priority = true},
    {.word = "severity", .priority = true},
    {.word = "sev", .priority = true},
    {.word = "p", .priority = true},
    {.word = "prioridade", .priority = true},
    {.word = "prioridad", .priority = true},
    {.word = "priorite", .priority = true},
    {.word = "prioritat", .priority = true},
    {.word = "priorita", .priority = true},
    {.word = "prioriteit", .priority = true},
    {.word = "priorytet", .priority = true},
    {.word = "приоритет", .priority = true},
    {.word = "level"},
    {.word = "nivel"},
    {.word = "niveau"},
    {.word = "livello"},
    {.word = "stufe"},
};

static bool listed(const char *list, struct cl_slice word) {
    struct cl_slice rest = cl_slice(list);
    while (rest.ptr) {
        if (cl_slice_eq(cl_slice_cut(&rest, '|'), word))
            return true;
    }
    return false;
}

static int rank_of_word(struct cl_slice word) {
    for (size_t i = 0; word.len > 0 && i < cl_priority_words_count; i++) {
        if (listed(cl_priority_words[i].words, word))
            return cl_priority_words[i].rank;
    }
    return 0;
}

static bool is_number(struct cl_slice token) {
    return token.len == 1 && token.ptr[0] >= '0' && token.ptr[0] <= '9';
}

static int rank_of_number(char digit) {
    /* 0 stands above 1 where it is used; 5 is "planning" or "very low". */
    return digit == '0' ? 1 : digit <= '4' ? digit - '0' : digit == '5' ? 4 : 0;
}

/* "p1", "s2", "sev3", "prio4" */
static int rank_of_code(struct cl_slice token) {
    static const char *const letters[] = {"p", "s", "sev", "prio", "priority", "severity"};
    if (token.len < 2 || !is_number((struct cl_slice){token.ptr + token.len - 1, 1}))
        return 0;
    for (size_t i = 0; i < CL_LEN(letters); i++) {
        if (cl_slice_eq((struct cl_slice){token.ptr, token.len - 1}, cl_slice(letters[i])))
            return rank_of_number(token.ptr[token.len - 1]);
    }
    return 0;
}

static bool is_noise(struct cl_slice token, bool *priority) {
    for (size_t i = 0; i < CL_LEN(noise); i++) {
        if (cl_slice_eq(token, cl_slice(noise[i].word))) {
            *priority |= noise[i].priority;
            return true;
        }
    }
    return false;
}

/* What is left of a priority's words without codes, numbers and noise. */
struct reading {
    char words[LONGEST_PRIORITY * 3];
    size_t len;
    int code;           /* rank of a code */
    char digit;         /* a lone number, 0 when there is none */
    bool says_priority; /* a noise word that gives a number its sense */
};

static void read_token(struct reading *r, struct cl_slice token) {
    int code = rank_of_code(token);
    if (code) {
        r->code = code;
    } else if (is_number(token)) {
        r->digit = token.ptr[0];
    } else if (is_noise(token, &r->says_priority)) {
        return;
    } else if (r->len + token.len + 1 < sizeof r->words) {
        if (r->len)
            r->words[r->len++] = ' ';
        memcpy(r->words + r->len, token.ptr, token.len);
        r->len += token.len;
    }
}

int cl_priority_rank(struct cl_slice word) {
    if (word.len == 0 || word.len > LONGEST_PRIORITY)
        return 0;
    struct cl_buf plain = {0};
    cl_word_plain(&plain, word);
    struct reading r = {.len = 0};
    struct cl_slice rest = {plain.ptr, plain.len};
    while (rest.ptr)
        read_token(&r, cl_slice_cut(&rest, ' '));
    cl_buf_free(&plain);
    int rank = rank_of_word((struct cl_slice){r.words, r.len});
    if (rank)
        return rank;
    if (r.code)
        return r.code;
    /* "Priority 1", but neither "1" nor "Priority customer 1". */
    return r.len == 0 && r.says_priority && r.digit ? rank_of_number(r.digit) : 0;
}
