/* words_it.c - Italian headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_it[] = {
    {.field = CL_COL_ID,
     .words =
         "numero|numero ticket|codice|id richiesta|numero richiesta|numero segnalazione|id "
         "segnalazione|n ticket|n richiesta|n pratica|n segnalazione|numero pratica|id "
         "ticket|codice ticket|codice richiesta|nr ticket|nr richiesta|numero di ticket|numero "
         "chiamata|id chiamata|num ticket|pratica|protocollo|numero intervento|id "
         "intervento|codice segnalazione|codice pratica|identificativo|riferimento|numero "
         "incidente|id incidente|numero caso|id caso|ticket n|n chiamata"},
    {.field = CL_COL_CREATED,
     .words =
         "data apertura|data di apertura|data creazione|data di creazione|creato il|aperto il|data "
         "segnalazione|data|data e ora|data inserimento|data richiesta|aperto|creato|data ora "
         "apertura|ora apertura|data e ora apertura|data e ora di apertura|data di "
         "inserimento|data ticket|data ricezione|data di ricezione|ricevuto il|inserito il|data "
         "chiamata|data registrazione|registrato il|data della richiesta|data inizio|data di "
         "inizio|data evento|segnalato il|data di segnalazione|data e ora creazione|data ora "
         "creazione|apertura|data invio|data incidente|inviato il"},
    {.field = CL_COL_UPDATED,
     .words = "data aggiornamento|ultimo aggiornamento|ultima modifica|data modifica|ultimo "
              "aggiornamento il|data ultimo aggiornamento|data ultima modifica|aggiornato "
              "il|modificato il|ultima attivita|aggiornamento|aggiornato"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "prima risposta|data prima risposta|data di prima risposta|prima risposta il|presa "
              "in carico|data presa in carico|data di presa in carico|preso in carico il|risposto "
              "il|data risposta|data primo intervento|data prima presa in carico"},
    {.field = CL_COL_RESOLVED,
     .words = "data risoluzione|risolto il|data di risoluzione|data soluzione|data di "
              "soluzione|risolto|data e ora risoluzione|data ora risoluzione|soluzione il|data "
              "ripristino|data esecuzione|evaso il|data evasione|data e ora di risoluzione"},
    {.field = CL_COL_CLOSED,
     .words = "data chiusura|data di chiusura|chiuso il|data fine|chiuso|data ora chiusura|data "
              "completamento|data e ora chiusura|data e ora di chiusura|chiusura|data di "
              "fine|terminato il|data termine|completato il|concluso il|data conclusione|data di "
              "completamento|ora chiusura"},
    {.field = CL_COL_DUE,
     .words = "scadenza|data scadenza|data di scadenza|entro il|da risolvere entro|scadenza "
              "sla|data limite|termine|data prevista|data obiettivo|data consegna|data prevista "
              "risoluzione|scadenza il"},
    {.field = CL_COL_STATUS,
     .words = "stato|stato ticket|stato richiesta|stato segnalazione|stato della richiesta|stato "
              "del ticket|stato pratica|stato attuale|stato intervento|stato incidente|stato di "
              "lavorazione|stato chiamata"},
    {.field = CL_COL_PRIORITY,
     .words = "priorita|gravita|priorita ticket|livello di priorita|criticita|severita|livello "
              "priorita|priorita richiesta"},
    {.field = CL_COL_CHANNEL,
     .words =
         "canale|origine|fonte|canale di ingresso|canale di contatto|canale di apertura|origine "
         "richiesta|origine della richiesta|provenienza|mezzo|modalita di contatto|fonte "
         "richiesta|modalita apertura|sorgente|canale di provenienza|canale contatto"},
    {.field = CL_COL_CATEGORY,
     .words = "categoria|motivo|argomento|tipo problema|tema|tipo di problema|tipo "
              "segnalazione|motivo della richiesta|motivo contatto|motivo richiesta|tipo di "
              "segnalazione|tipologia richiesta|tipologia segnalazione|categoria "
              "richiesta|categoria ticket|ambito|causale|natura|tipologia problema|tipo "
              "servizio|tipo guasto|area tematica|classificazione|tipologia intervento"},
    {.field = CL_COL_SUBCATEGORY,
     .words = "sottocategoria|sotto categoria|sottotipo|sottotipologia|sottocategoria 1|dettaglio "
              "categoria|sottotema"},
    {.field = CL_COL_TYPE,
     .words = "tipo|tipologia|tipo richiesta|tipo ticket|tipo di richiesta|tipo di ticket|tipo "
              "intervento|tipo di intervento|tipologia ticket"},
    {.field = CL_COL_DEPARTMENT,
     .words = "reparto|dipartimento|ufficio|gruppo|settore|area|gruppo di tecnici|assegnato a "
              "gruppo di tecnici|gruppo assegnato|gruppo di assegnazione|gruppo "
              "assegnatario|reparto competente|ufficio competente|coda|struttura|servizio "
              "competente|direzione|gruppo di supporto|unita organizzativa|divisione|settore "
              "competente|reparto assegnato|gruppo di lavoro|gruppo supporto|area competente"},
    {.field = CL_COL_TEAM, .words = "squadra|livello|team|team assegnato|livello di supporto"},
    {.field = CL_COL_REGION, .words = "regione|zona|quartiere"},
    {.field = CL_COL_LOCATION,
     .words = "sede|luogo|filiale|entita|punto "
              "vendita|negozio|ubicazione|stabilimento|localita|edificio|sede cliente|agenzia"},
    {.field = CL_COL_COUNTRY, .words = "paese|nazione"},
    {.field = CL_COL_PROVINCE, .words = "provincia"},
    {.field = CL_COL_CITY, .words = "citta|comune"},
    {.field = CL_COL_PRODUCT,
     .words = "prodotto|servizio|sistema|applicazione|software|apparato|modulo|dispositivo|"
              "applicativo|servizio interessato|sistema interessato|prodotto "
              "interessato|asset|componente|piattaforma|bene|prodotto servizio"},
    {.field = CL_COL_AGENT,
     .words = "operatore|assegnato a|tecnico|agente|responsabile|incaricato|assegnatario|assegnato "
              "a tecnico|tecnico assegnato|gestito da|tecnico incaricato|preso in carico "
              "da|risolto da|chiuso da|operatore assegnato|assegnata a|addetto|tecnico "
              "responsabile|utente assegnato|assegnato|consulente|in carico "
              "a|specialista|gestore|nome operatore|referente interno|analista|agente assegnato"},
    {.field = CL_COL_CUSTOMER,
     .words = "cliente|richiedente|nome cliente|utente|azienda|segnalatore|nome richiedente|nome "
              "utente|richiedente richiedente|nome del cliente|ragione sociale|aperto da|inserito "
              "da|creato da|segnalato da|richiesto da|codice "
              "cliente|referente|contatto|societa|ente|cittadino|mittente|organizzazione|chiamante|"
              "autore|denominazione cliente|committente|id cliente"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "tipo cliente|segmento|tipologia cliente|segmento cliente|categoria cliente|fascia "
              "cliente|tipo utente|contratto"},
    {.field = CL_COL_SUBJECT,
     .words = "oggetto|titolo|titolo ticket|oggetto ticket|oggetto della richiesta|oggetto "
              "richiesta|riepilogo|descrizione breve|sintesi|titolo richiesta|argomento "
              "oggetto|breve descrizione"},
    {.field = CL_COL_TEXT,
     .words = "descrizione|messaggio|testo|note|descrizione problema|descrizione del "
              "problema|descrizione richiesta|descrizione "
              "estesa|dettaglio|dettagli|commento|commenti|contenuto|descrizione "
              "segnalazione|descrizione guasto|osservazioni"},
    {.field = CL_COL_CSAT,
     .words = "soddisfazione|valutazione|voto|soddisfazione cliente|punteggio|grado di "
              "soddisfazione|livello di soddisfazione|valutazione cliente|soddisfazione "
              "utente|punteggio soddisfazione|voto cliente|gradimento|giudizio|valutazione del "
              "cliente|soddisfazione del cliente|stelle|indice di gradimento|csat|voto "
              "soddisfazione|punteggio csat"},
    {.field = CL_COL_REOPENED,
     .words = "riaperto|riapertura|riaperto si no|ticket riaperto|riaperta"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "durata|tempo di gestione|tempo lavorato|durata chiamata|tempo di lavorazione|tempo "
              "lavorazione|durata conversazione|durata intervento|durata della chiamata|tempo "
              "impiegato|ore lavorate|tempo speso|tempo di lavoro|tempo dedicato|tempo di "
              "conversazione|impegno|tempo effettivo|minuti lavorati"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "tempo di risposta|tempo risposta|tempo prima risposta|tempo di prima risposta|tempo "
              "di presa in carico|tempo presa in carico|tempo alla prima risposta|tempo di "
              "reazione|tempo per la prima risposta|tempo medio di risposta|tempo di primo "
              "intervento|tempo reazione|tempo fino alla prima risposta"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words = "tempo di risoluzione|tempo risoluzione|tempo di soluzione|tempo totale|giorni di "
              "risoluzione|giorni per risolvere|tempo di chiusura|durata totale|giorni "
              "apertura|tempo chiusura|ore di risoluzione|durata ticket|tempo alla "
              "risoluzione|tempo totale di risoluzione|tempo medio di risoluzione|giorni di "
              "lavorazione|tempo trascorso|durata risoluzione|tempo per la risoluzione|giorni "
              "aperti|tempo di evasione|tempo fino alla risoluzione"},
    {.field = CL_COL_WAIT_TIME,
     .words = "tempo di attesa|tempo attesa|attesa|tempo in attesa|tempo in coda|tempo di "
              "coda|durata attesa|tempo di attesa in coda"},
    {.field = CL_COL_BREACHED,
     .words = "sla violato|sla rispettato|rispetto sla|stato sla|sla superato|sla mancato|fuori "
              "sla|entro sla|in sla|nei tempi|rispettato sla|entro i termini|scaduto|in "
              "ritardo|ritardo|sla ok|fuori tempo|violazione sla|sla non rispettato|rispetto dei "
              "tempi|sla raggiunto|sla scaduto"},
    {.field = CL_COL_IMPACT, .words = "impatto"},
    {.field = CL_COL_URGENCY, .words = "urgenza"},
    {.field = CL_COL_CUSTOMER_SINCE, .words = "cliente dal"},
    {.field = CL_COL_TAGS, .words = "etichette|tag|parole chiave"},
    {.field = CL_COL_RATED, .words = "data valutazione|data sondaggio"},
    {.field = CL_COL_FEEDBACK,
     .words =
         "commento cliente|commento del cliente|feedback cliente|commento valutazione|recensione"},
    {.field = CL_COL_ESCALATED,
     .words = "escalation|escalato|scalato|escalata|e stato escalato|escalation si no"},
    {.field = CL_COL_REOPEN_COUNT,
     .words = "numero riaperture|riaperture|n riaperture|numero di riaperture"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "riassegnazioni|numero riassegnazioni|n riassegnazioni|trasferimenti|numero "
              "trasferimenti|numero di riassegnazioni"},
    {.field = CL_COL_FCR,
     .words = "risolto al primo contatto|risoluzione al primo contatto|risolto primo "
              "contatto|risolto alla prima chiamata|fcr"},
    {.field = CL_COL_ANSWERED, .words = "risposta|chiamata risposta|risposto|gestita"},
    {.field = CL_COL_REPLIES,
     .words = "risposte|numero risposte|interazioni|numero interazioni|numero messaggi|numero di "
              "risposte|n interazioni"},
    {.field = CL_COL_SLA_TARGET,
     .words = "obiettivo sla|sla ore|sla giorni|sla in ore|tempo sla|sla previsto|tempo "
              "previsto|sla contrattuale|tempo massimo|sla target ore"},
    {.words = NULL},
};
