/* personal.c - which columns hold people: fields that columns.def marks, and extra
 * columns by their heading, by what their words look like, or because their words are
 * those of a personal column: the same people under another heading.
 *
 * Hiding too much costs a grouping, hiding too little a name: in doubt it is hidden. */
#include <stdlib.h>
#include <string.h>

#include "inside.h"

/* Headings under which exports keep people and what they wrote; a part of the
 * identifier is enough. */
static const char *const personal_parts[] = {
    "name",      "email",  "e_mail",   "mail",      "phone",       "mobile",  "nome",    "nombre",
    "address",   "birth",  "comment",  "note",      "descri",      "message", "remark",  "feedback",
    "requester", "caller", "reporter", "opened_by", "reported_by", "submitt", "summary",
};

/* Words of a heading that say the same, in the languages of ingest's header words, as
 * identifiers have them: folded, without accents.  A plural s may follow. */
static const char *const personal_words[] = {
    /* English */
    "creator",
    "author",
    "owner",
    "contact",
    "requestor",
    "submitter",
    "opener",
    "sender",
    "recipient",
    "assignee",
    "company",
    "organization",
    "organisation",
    "employer",
    "account",
    "street",
    "telephone",
    "cell",
    "fax",
    "ip",
    "user",
    "login",
    "surname",
    "forename",
    "signature",
    /* German */
    "ersteller",
    "verfasser",
    "autor",
    "melder",
    "anrufer",
    "absender",
    "empfanger",
    "ansprechpartner",
    "kontakt",
    "besitzer",
    "inhaber",
    "eigentumer",
    "bearbeiter",
    "benutzer",
    "anwender",
    "nutzer",
    "firma",
    "unternehmen",
    "konto",
    "kontonummer",
    "strasse",
    "anschrift",
    "adresse",
    "telefon",
    "telefonnummer",
    "rufnummer",
    "handy",
    "mobil",
    "kommentar",
    "bemerkung",
    "beschreibung",
    "nachricht",
    "geburtsdatum",
    /* Spanish */
    "creador",
    "propietario",
    "dueno",
    "solicitante",
    "contacto",
    "llamante",
    "informador",
    "remitente",
    "empresa",
    "compania",
    "organizacion",
    "cuenta",
    "calle",
    "direccion",
    "domicilio",
    "telefono",
    "movil",
    "celular",
    "correo",
    "usuario",
    "apellido",
    "comentario",
    "descripcion",
    "mensaje",
    "nacimiento",
    /* French */
    "createur",
    "auteur",
    "proprietaire",
    "demandeur",
    "appelant",
    "expediteur",
    "rapporteur",
    "entreprise",
    "societe",
    "compte",
    "rue",
    "portable",
    "courriel",
    "utilisateur",
    "prenom",
    "nom",
    "commentaire",
    "naissance",
    /* Portuguese */
    "criador",
    "proprietario",
    "dono",
    "requerente",
    "contato",
    "organizacao",
    "conta",
    "rua",
    "endereco",
    "morada",
    "telefone",
    "telemovel",
    "utilizador",
    "sobrenome",
    "apelido",
    "descricao",
    "mensagem",
    "nascimento",
};
/* "opened by", "erstellt von", "ouvert par", "asignado a": the end of the heading. */
static const char *const personal_ends[] = {"_by",           "assigned_to", "_von",
                                            "zugewiesen_an", "_par",        "assigne_a",
                                            "_por",          "asignado_a",  "atribuido_a"};
/* What a heading counts or sorts by at its end is no person: contact type, user count. */
static const char *const harmless_ends[] = {
    "type",   "status", "count",    "category", "channel",  "date",   "time",     "segment", "tier",
    "level",  "size",   "priority", "reason",   "language", "method", "stations", "typ",     "tipo",
    "anzahl", "group",  "gruppe",   "grupo",    "groupe",   "region", "country",  "industry"};

/* Distinct words longer than this on average are sentences, not categories. */
#define SENTENCE_BYTES 40

bool cl_holds_mail(struct cl_slice word) {
    for (size_t i = 1; i + 1 < word.len; i++) {
        if (word.ptr[i] == '@' && word.ptr[i - 1] != ' ' && word.ptr[i + 1] != ' ')
            return true;
    }
    return false;
}

bool table_has_words(const struct cl_column *c) {
    return c && c->kind == CL_KIND_CODE && c->dict && cl_dict_count(c->dict) > 0;
}

static bool is_word(const char *word, size_t n, const char *of) {
    size_t m = strlen(of);
    return n >= m && memcmp(word, of, m) == 0 && (n == m || (n == m + 1 && word[m] == 's'));
}

static bool any_is_word(const char *word, size_t n, const char *const *of, size_t n_of) {
    for (size_t i = 0; i < n_of; i++) {
        if (is_word(word, n, of[i])) {
            return true;
        }
    }
    return false;
}

static bool ends_with(const char *s, const char *end) {
    size_t n = strlen(s), m = strlen(end);
    return n >= m && strcmp(s + n - m, end) == 0;
}

static bool heading_is_personal(const char *name) {
    const char *last = strrchr(name, '_');
    last = last ? last + 1 : name;
    if (last != name && any_is_word(last, strlen(last), harmless_ends, CL_LEN(harmless_ends))) {
        return false;
    }
    for (size_t i = 0; i < CL_LEN(personal_parts); i++) {
        if (strstr(name, personal_parts[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < CL_LEN(personal_ends); i++) {
        if (ends_with(name, personal_ends[i])) {
            return true;
        }
    }
    for (const char *word = name; *word;) {
        size_t n = strcspn(word, "_");
        if (any_is_word(word, n, personal_words, CL_LEN(personal_words))) {
            return true;
        }
        word += n + (word[n] == '_');
    }
    return false;
}

/* Half the words are e-mails, or they are sentences. */
static bool words_are_personal(const struct cl_column *c) {
    uint32_t words = cl_dict_count(c->dict), mails = 0;
    size_t bytes = 0;
    for (uint32_t code = 1; code <= words; code++) {
        struct cl_slice w = cl_dict_word(c->dict, code);
        mails += cl_holds_mail(w);
        bytes += w.len;
    }
    return mails * 2 >= words || bytes / words > SENTENCE_BYTES;
}

static bool has_letter(struct cl_slice w) {
    for (size_t i = 0; i < w.len; i++) {
        unsigned char c = (unsigned char)w.ptr[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80) {
            return true;
        }
    }
    return false;
}

/* Numbers are no names: 1 to 5 stand in columns of all kinds. */
static void add_people(struct cl_map *people, const struct cl_column *c) {
    struct cl_buf b = {0};
    for (uint32_t code = 1; code <= cl_dict_count(c->dict); code++) {
        struct cl_slice w = cl_dict_word(c->dict, code);
        if (has_letter(w)) {
            cl_buf_reset(&b);
            cl_fold_buf(&b, w);
            cl_map_add(people, (struct cl_slice){b.ptr, b.len}, NULL);
        }
    }
    cl_buf_free(&b);
}

/* At least half of its words are people's. */
static bool holds_people(const struct cl_map *people, const struct cl_column *c) {
    struct cl_buf b = {0};
    uint32_t known = 0, words = cl_dict_count(c->dict);
    for (uint32_t code = 1; code <= words; code++) {
        cl_buf_reset(&b);
        cl_fold_buf(&b, cl_dict_word(c->dict, code));
        known += b.len && cl_map_find(people, (struct cl_slice){b.ptr, b.len}, NULL);
    }
    cl_buf_free(&b);
    return known * 2 >= words;
}

void table_find_personal(const struct cl_table *t, bool *personal) {
    struct cl_map *people = cl_map_new();
    for (uint16_t i = 0; i < t->columns; i++) {
        const struct cl_column *c = t->cols[i] ? &t->cols[i]->column : NULL;
        personal[i] =
            table_has_words(c) &&
            (c->personal || (c->extra && (heading_is_personal(c->name) || words_are_personal(c))));
        if (personal[i]) {
            add_people(people, c);
        }
    }
    for (uint16_t i = 0; i < t->columns; i++) {
        const struct cl_column *c = t->cols[i] ? &t->cols[i]->column : NULL;
        personal[i] = personal[i] || (table_has_words(c) && c->extra && holds_people(people, c));
    }
    cl_map_free(people);
}
