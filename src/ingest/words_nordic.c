/* words_nordic.c - headings in Swedish, Danish, Norwegian and Finnish.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_nordic[] = {
    {.field = CL_COL_ID,
     .words =
         "arendenummer|arendenr|arende id|arende|sagsnummer|sagsnr|sag|saksnummer|saksnr|sak|sags "
         "id|tikettinumero|tapausnumero|tunniste|numero tiketti"},
    {.field = CL_COL_CREATED,
     .words = "skapad|skapat|skapades|skapad "
              "datum|registrerad|oppnad|datum|inkom|inkommen|anmald|oprettet|oprettelsesdato|"
              "oprettet dato|opprettet|opprettet dato|dato|luotu|luontipaiva|avattu"},
    {.field = CL_COL_UPDATED,
     .words = "uppdaterad|andrad|senast andrad|senast uppdaterad|opdateret|senest aendret|sidst "
              "opdateret|oppdatert|sist endret|sist oppdatert|paivitetty|muokattu"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "forsta svar|forsta svar datum|forste svar|ensimmainen vastaus"},
    {.field = CL_COL_RESOLVED,
     .words = "lost|lost datum|atgardad|lost dato|ratkaistu|ratkaisupaiva"},
    {.field = CL_COL_CLOSED,
     .words = "stangd|avslutad|stangd datum|avslutat|stangdes|lukket|afsluttet|lukket "
              "dato|avsluttet|suljettu|sulkemispaiva"},
    {.field = CL_COL_DUE,
     .words = "forfallodatum|forfaller|deadline|senast "
              "klart|forfaldsdato|frist|forfallsdato|erapaiva|maarapaiva"},
    {.field = CL_COL_STATUS, .words = "status|arendestatus|tillstand|tilstand|tila"},
    {.field = CL_COL_PRIORITY, .words = "prioritet|prioriteetti|allvarlighetsgrad|tarkeys"},
    {.field = CL_COL_CHANNEL, .words = "kanal|kalla|kontaktvag|kilde|kanava|lahde"},
    {.field = CL_COL_CATEGORY,
     .words = "kategori|arendetyp kategori|kategoria|luokka|emne kategori"},
    {.field = CL_COL_SUBCATEGORY, .words = "underkategori|alakategoria"},
    {.field = CL_COL_TYPE, .words = "arendetyp|typ av arende|sagstype|sakstype|tyyppi"},
    {.field = CL_COL_DEPARTMENT,
     .words = "avdelning|grupp|ko|afdeling|gruppe|avdeling|osasto|ryhma|jono|forvaltning"},
    {.field = CL_COL_TEAM, .words = "arbetslag|tiimi"},
    {.field = CL_COL_REGION, .words = "omrade|stadsdel|alue"},
    {.field = CL_COL_LOCATION, .words = "plats|ort kontor|lokation|sted|toimipiste|sijainti"},
    {.field = CL_COL_COUNTRY, .words = "land|maa"},
    {.field = CL_COL_PROVINCE, .words = "lan|fylke"},
    {.field = CL_COL_CITY, .words = "stad|ort|kommun|kommune|kaupunki"},
    {.field = CL_COL_PRODUCT, .words = "produkt|tjanst|system|tjeneste|tuote|palvelu"},
    {.field = CL_COL_AGENT,
     .words = "handlaggare|tilldelad|tilldelad till|ansvarig|sagsbehandler|tildelt|tildelt "
              "til|ansvarlig|saksbehandler|kasittelija|vastuuhenkilo|behandlare|medarbetare|"
              "medarbejder"},
    {.field = CL_COL_CUSTOMER,
     .words = "kund|kundnamn|anmalare|bestallare|anvandare|foretag|kunde|rekvirent|anmelder|bruger|"
              "bruker|asiakas|pyytaja|melder"},
    {.field = CL_COL_SUBJECT,
     .words = "amne|rubrik|rubrik arende|emne|tittel|overskrift|otsikko|aihe"},
    {.field = CL_COL_TEXT, .words = "beskrivning|meddelande|beskrivelse|besked|kuvaus|viesti"},
    {.field = CL_COL_CSAT,
     .words = "nojdhet|betyg|kundnojdhet|tilfredshed|bedommelse|tilfredshet|vurdering|tyytyvaisyys|"
              "arvosana"},
    {.field = CL_COL_ESCALATED, .words = "eskalerad|eskaleret|eskalert"},
    {.field = CL_COL_REOPENED, .words = "ateroppnad|genabnet|gjenapnet"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "handlaggningstid netto|nedlagd "
              "tid|samtalstid|samtaletid|varighed|varighet|kasittelyaika"},
    {.field = CL_COL_RESPONSE_TIME, .words = "svarstid|responstid|reaktionstid|vasteaika"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words = "losningstid|handlaggningstid|sagsbehandlingstid|ratkaisuaika"},
    {.field = CL_COL_WAIT_TIME, .words = "vantetid|ventetid|kotid|odotusaika"},
    {.field = CL_COL_IMPACT, .words = "paverkan"},
    {.field = CL_COL_URGENCY, .words = "bradska|hastegrad|kiireellisyys"},
    {.words = NULL},
};
