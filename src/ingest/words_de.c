/* words_de.c - German headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_de[] = {
    {.field = CL_COL_ID,
     .words = "ticketnummer|ticket "
              "nr|vorgangsnummer|fallnummer|nummer|ticketnr|anfragenummer|vorgang|meldungsnummer|"
              "auftragsnummer|ticket nummer|stornummer|vorgangs nr|fall id|laufende nummer|nr"},
    {.field = CL_COL_CREATED,
     .words = "erstellt am|erstellt|erstellungsdatum|eroffnet am|eroeffnet am|eroffnet|geoffnet "
              "am|angelegt am|eingangsdatum|eingang|datum|meldedatum|erfasst "
              "am|erstelldatum|eroffnungsdatum|anlagedatum|gemeldet am|datum "
              "uhrzeit|erstellungszeit|angelegt|beginn|aufnahmedatum|eingegangen "
              "am|angelegt|gemeldet|aufgegeben am|anlagezeitpunkt|erfassungsdatum"},
    {.field = CL_COL_UPDATED,
     .words =
         "geandert am|aktualisiert am|letzte anderung|geaendert am|letzte aktualisierung|zuletzt "
         "geandert|aktualisiert|geandert|anderungsdatum|letzte aenderung"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "erste antwort|erste antwort am|erstantwort|erste reaktion|erstreaktion am|erste "
              "reaktion am"},
    {.field = CL_COL_RESOLVED,
     .words = "gelost am|geloest am|losungsdatum|gelost|behoben am|loesungsdatum|erledigt "
              "am|geloest|gelost datum|erledigt|losungszeitpunkt|behoben"},
    {.field = CL_COL_CLOSED,
     .words = "geschlossen am|abgeschlossen "
              "am|schliessdatum|geschlossen|abschlussdatum|enddatum|ende|beendet "
              "am|abgeschlossen|schlussdatum|schliessungsdatum|geschlossen "
              "datum|abschluss|abschluss am|geschlossen um|schliesszeit"},
    {.field = CL_COL_DUE,
     .words = "fallig am|faellig "
              "am|falligkeit|faelligkeit|falligkeitsdatum|frist|termin|zieldatum|fallig|deadline|"
              "abgabedatum|soll termin|faelligkeitsdatum|zu erledigen bis"},
    {.field = CL_COL_STATUS, .words = "status|zustand|ticketstatus|bearbeitungsstatus|stand"},
    {.field = CL_COL_PRIORITY,
     .words = "prioritat|prioritaet|schweregrad|prio|wichtigkeit|ticketprioritat"},
    {.field = CL_COL_CHANNEL,
     .words = "kanal|quelle|herkunft|kontaktkanal|eingangskanal|kontaktart|meldeweg|eingangsweg"},
    {.field = CL_COL_CATEGORY,
     .words = "kategorie|thema|anliegen|problemtyp|storungsart|stoerungsart|grund|kontaktgrund|"
              "anfrageart|fehlerart|sachgebiet|hauptkategorie"},
    {.field = CL_COL_SUBCATEGORY, .words = "unterkategorie|subkategorie|unterthema"},
    {.field = CL_COL_TYPE,
     .words = "typ|art|ticketart|ticket typ|tickettyp|vorgangsart|vorgangstyp"},
    {.field = CL_COL_DEPARTMENT,
     .words = "abteilung|gruppe|fachbereich|bereich|warteschlange|bearbeitergruppe|amt|"
              "dienststelle|referat|zustandige gruppe|queue|projekt|zugewiesene gruppe|team "
              "gruppe|supportgruppe|organisationseinheit"},
    {.field = CL_COL_TEAM, .words = "team|supportlevel|stufe"},
    {.field = CL_COL_REGION, .words = "region|gebiet|bezirk|stadtteil|stadtbezirk"},
    {.field = CL_COL_LOCATION, .words = "standort|niederlassung|filiale|ort der meldung"},
    {.field = CL_COL_COUNTRY, .words = "land"},
    {.field = CL_COL_PROVINCE, .words = "bundesland|kanton"},
    {.field = CL_COL_CITY, .words = "stadt|ort|gemeinde"},
    {.field = CL_COL_PRODUCT, .words = "produkt|system|dienst|anwendung|gerat|software|service"},
    {.field = CL_COL_AGENT,
     .words = "bearbeiter|zugewiesen "
              "an|zustandig|mitarbeiter|besitzer|sachbearbeiter|techniker|agent|zugewiesen|"
              "verantwortlicher|zustaendig|eigentumer|zugeordnet|zugewiesener "
              "techniker|zustandiger bearbeiter|supporter|zugewiesen an techniker"},
    {.field = CL_COL_CUSTOMER,
     .words = "kunde|kundenname|kundennummer|melder|anfragender|antragsteller|firma|ersteller|"
              "kunden id|ansprechpartner|anwender|benutzer|anrufer|auftraggeber|autor|gemeldet "
              "von|erstellt von|anforderer|kundin"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "kundentyp|kundensegment|segment|kundengruppe|kundenart|tarif"},
    {.field = CL_COL_CUSTOMER_SINCE, .words = "kunde seit"},
    {.field = CL_COL_SUBJECT,
     .words =
         "betreff|titel|kurzbeschreibung|zusammenfassung|thema|kurztext|ticket titel|bezeichnung"},
    {.field = CL_COL_TEXT, .words = "beschreibung|nachricht|text|kommentar|bemerkung|langtext"},
    {.field = CL_COL_TAGS, .words = "schlagworter|stichworter|schlagworte"},
    {.field = CL_COL_CSAT,
     .words = "zufriedenheit|kundenzufriedenheit|bewertung|note|kundenbewertung|zufriedenheitswert|"
              "sterne"},
    {.field = CL_COL_ESCALATED, .words = "eskaliert|eskalation"},
    {.field = CL_COL_REOPENED,
     .words = "wiedereroffnet|wieder geoffnet|wiedereroeffnet|neu geoffnet"},
    {.field = CL_COL_REOPEN_COUNT, .words = "wiedereroffnungen|anzahl wiedereroffnungen"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "weiterleitungen|anzahl weiterleitungen|umverteilungen"},
    {.field = CL_COL_FCR, .words = "erstlosung|erstkontaktlosung|sofort gelost|erstloesung"},
    {.field = CL_COL_ANSWERED, .words = "angenommen|beantwortet|anruf angenommen"},
    {.field = CL_COL_REPLIES, .words = "antworten|anzahl antworten"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "bearbeitungsdauer|arbeitszeit|aufwand|gesprachsdauer|dauer|anrufdauer|"
              "bearbeitungszeit netto|aufgewendete zeit|gebuchte zeit|gespraechsdauer|zeitaufwand"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "antwortzeit|reaktionszeit|erstreaktionszeit|zeit bis erste antwort|erstantwortzeit"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words = "losungszeit|loesungszeit|bearbeitungszeit|durchlaufzeit|zeit bis "
              "losung|losungsdauer|dauer bis losung|erledigungsdauer|losungszeit std|zeit zur "
              "losung|loesungsdauer|gesamtdauer|bearbeitungstage"},
    {.field = CL_COL_WAIT_TIME, .words = "wartezeit|wartedauer"},
    {.field = CL_COL_SLA_TARGET,
     .words = "sla stunden|sla ziel|sla vorgabe|zielzeit|sla zeit|sollzeit"},
    {.field = CL_COL_BREACHED,
     .words = "sla verletzt|sla eingehalten|sla status|sla verletzung|frist eingehalten|sla "
              "erfullt|uberfallig"},
    {.field = CL_COL_IMPACT, .words = "auswirkung"},
    {.field = CL_COL_URGENCY, .words = "dringlichkeit"},
    {.words = NULL},
};
