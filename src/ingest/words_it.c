/* words_it.c - Italian headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_it[] = {
    {.field = CL_COL_ID,
     .words = "numero|numero ticket|codice|id richiesta|numero richiesta|numero segnalazione|id "
              "segnalazione"},
    {.field = CL_COL_CREATED,
     .words = "data apertura|data di apertura|data creazione|data di creazione|creato il|aperto "
              "il|data segnalazione|data|data e ora|data inserimento|data "
              "richiesta|aperto|creato|data ora apertura|ora apertura"},
    {.field = CL_COL_UPDATED,
     .words = "data aggiornamento|ultimo aggiornamento|ultima modifica|data modifica"},
    {.field = CL_COL_FIRST_RESPONSE, .words = "prima risposta|data prima risposta"},
    {.field = CL_COL_RESOLVED, .words = "data risoluzione|risolto il|data di risoluzione"},
    {.field = CL_COL_CLOSED,
     .words = "data chiusura|data di chiusura|chiuso il|data fine|chiuso|data ora chiusura|data "
              "completamento"},
    {.field = CL_COL_DUE, .words = "scadenza|data scadenza"},
    {.field = CL_COL_STATUS, .words = "stato|stato ticket|stato richiesta"},
    {.field = CL_COL_PRIORITY, .words = "priorita|gravita"},
    {.field = CL_COL_CHANNEL, .words = "canale|origine|fonte"},
    {.field = CL_COL_CATEGORY, .words = "categoria|motivo|argomento|tipo problema"},
    {.field = CL_COL_SUBCATEGORY, .words = "sottocategoria"},
    {.field = CL_COL_TYPE, .words = "tipo|tipologia|tipo richiesta|tipo ticket"},
    {.field = CL_COL_DEPARTMENT, .words = "reparto|dipartimento|ufficio|gruppo|settore|area"},
    {.field = CL_COL_TEAM, .words = "squadra|livello"},
    {.field = CL_COL_REGION, .words = "regione|zona|quartiere"},
    {.field = CL_COL_LOCATION, .words = "sede|luogo|filiale"},
    {.field = CL_COL_COUNTRY, .words = "paese|nazione"},
    {.field = CL_COL_PROVINCE, .words = "provincia"},
    {.field = CL_COL_CITY, .words = "citta|comune"},
    {.field = CL_COL_PRODUCT, .words = "prodotto|servizio|sistema|applicazione"},
    {.field = CL_COL_AGENT,
     .words = "operatore|assegnato a|tecnico|agente|responsabile|incaricato|assegnatario|assegnato "
              "a tecnico|tecnico assegnato|gestito da"},
    {.field = CL_COL_CUSTOMER,
     .words = "cliente|richiedente|nome cliente|utente|azienda|segnalatore"},
    {.field = CL_COL_CUSTOMER_TYPE, .words = "tipo cliente|segmento"},
    {.field = CL_COL_SUBJECT, .words = "oggetto|titolo"},
    {.field = CL_COL_TEXT, .words = "descrizione|messaggio|testo|note"},
    {.field = CL_COL_CSAT,
     .words = "soddisfazione|valutazione|voto|soddisfazione cliente|punteggio"},
    {.field = CL_COL_REOPENED, .words = "riaperto"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "durata|tempo di gestione|tempo lavorato|durata chiamata"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "tempo di risposta|tempo risposta|tempo prima risposta"},
    {.field = CL_COL_RESOLUTION_TIME, .words = "tempo di risoluzione|tempo risoluzione"},
    {.field = CL_COL_WAIT_TIME, .words = "tempo di attesa|tempo attesa"},
    {.field = CL_COL_BREACHED, .words = "sla violato|sla rispettato|rispetto sla|stato sla"},
    {.field = CL_COL_IMPACT, .words = "impatto"},
    {.field = CL_COL_URGENCY, .words = "urgenza"},
    {.words = NULL},
};
