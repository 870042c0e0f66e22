/* words_de.c - German headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_de[] = {
    {.field = CL_COL_ID,
     .words = "ticketnummer|ticket "
              "nr|vorgangsnummer|fallnummer|nummer|ticketnr|anfragenummer|vorgang|meldungsnummer|"
              "auftragsnummer|ticket nummer|stornummer|vorgangs nr|fall id|laufende "
              "nummer|nr|ticket id|vorgangs id|anfrage nr|anfragenr|fallnr|fall nr|incident "
              "nr|incidentnummer|storungsnummer|meldungsnr|auftragsnr|referenznummer|aktenzeichen|"
              "kennung|ticketkennung|lfd nr|belegnummer"},
    {.field = CL_COL_CREATED,
     .words = "erstellt am|erstellt|erstellungsdatum|eroffnet am|eroeffnet am|eroffnet|geoffnet "
              "am|angelegt am|eingangsdatum|eingang|datum|meldedatum|erfasst "
              "am|erstelldatum|eroffnungsdatum|anlagedatum|gemeldet am|datum "
              "uhrzeit|erstellungszeit|angelegt|beginn|aufnahmedatum|eingegangen "
              "am|angelegt|gemeldet|aufgegeben am|anlagezeitpunkt|erfassungsdatum|datum "
              "eingegangen|eingegangen|datum eroffnet|datum erstellt|datum "
              "eingang|eroffnungszeitpunkt|eroffnungszeit|erstellzeit|erstellungszeitpunkt|"
              "meldezeitpunkt|eingangszeit|eingangszeitpunkt|eroffnet um|erstellt um|angelegt "
              "um|datum angelegt|datum "
              "gemeldet|aufnahmezeit|anfragedatum|anrufdatum|startdatum|start|erfasst|erzeugt "
              "am|ticket erstellt"},
    {.field = CL_COL_UPDATED,
     .words =
         "geandert am|aktualisiert am|letzte anderung|geaendert am|letzte aktualisierung|zuletzt "
         "geandert|aktualisiert|geandert|anderungsdatum|letzte aenderung|letzte anderung am|letzte "
         "aktualisierung am|zuletzt aktualisiert|zuletzt geandert am|anderungszeitpunkt|datum "
         "geandert|letzte bearbeitung|zuletzt bearbeitet|letzte aktivitat|modifiziert am"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "erste antwort|erste antwort am|erstantwort|erste reaktion|erstreaktion am|erste "
              "reaktion am|erstantwort am|erste antwort um|erstreaktion um|datum "
              "erstreaktion|datum erste antwort|erste ruckmeldung|erstkontakt am|zeitpunkt erste "
              "reaktion|beantwortet am|reagiert am"},
    {.field = CL_COL_RESOLVED,
     .words = "gelost am|geloest am|losungsdatum|gelost|behoben am|loesungsdatum|erledigt "
              "am|geloest|gelost datum|erledigt|losungszeitpunkt|behoben|datum erledigt|datum "
              "gelost|datum behoben|losung am|erledigungsdatum|erledigungszeitpunkt|gelost "
              "um|erledigt um|losungszeit punkt|behebungsdatum|storungsende|fertig am|gelost am "
              "datum|fertiggestellt am"},
    {.field = CL_COL_CLOSED,
     .words =
         "geschlossen am|abgeschlossen "
         "am|schliessdatum|geschlossen|abschlussdatum|enddatum|ende|beendet "
         "am|abgeschlossen|schlussdatum|schliessungsdatum|geschlossen datum|abschluss|abschluss "
         "am|geschlossen um|schliesszeit|datum geschlossen|datum abgeschlossen|datum "
         "abschluss|schliesszeitpunkt|abschlusszeitpunkt|geschlossen am "
         "datum|schliessungszeitpunkt|abgeschlossen um|ticket geschlossen|beendet|datum beendet"},
    {.field = CL_COL_DUE,
     .words = "fallig am|faellig "
              "am|falligkeit|faelligkeit|falligkeitsdatum|frist|termin|zieldatum|fallig|deadline|"
              "abgabedatum|soll termin|faelligkeitsdatum|zu erledigen "
              "bis|losungsfrist|erledigungsfrist|faellig bis|fallig bis|zieltermin|fristende|soll "
              "datum|solldatum|falligkeit am|zu losen bis|termin bis|bearbeitungsfrist|sla "
              "frist|losung bis|eskalation am"},
    {.field = CL_COL_STATUS,
     .words = "status|zustand|ticketstatus|bearbeitungsstatus|stand|ticket "
              "status|vorgangsstatus|anfragestatus|fallstatus|aktueller status"},
    {.field = CL_COL_PRIORITY,
     .words = "prioritat|prioritaet|schweregrad|prio|wichtigkeit|ticketprioritat|prioritatsstufe|"
              "ticketprio|prioritat stufe|kritikalitat|priorisierung"},
    {.field = CL_COL_CHANNEL,
     .words = "kanal|quelle|herkunft|kontaktkanal|eingangskanal|kontaktart|meldeweg|eingangsweg|"
              "anfragequelle|ticketquelle|medium|eingangsmedium|kommunikationskanal|anfragekanal|"
              "kontaktweg|erfassungsweg"},
    {.field = CL_COL_CATEGORY,
     .words = "kategorie|thema|anliegen|problemtyp|storungsart|stoerungsart|grund|kontaktgrund|"
              "anfrageart|fehlerart|sachgebiet|hauptkategorie|ticketkategorie|hauptthema|"
              "fehlerkategorie|anfragekategorie|beschwerdegrund|themenbereich|kategorie "
              "1|storungskategorie|vorgangskategorie"},
    {.field = CL_COL_SUBCATEGORY,
     .words = "unterkategorie|subkategorie|unterthema|unterkategorie 1|kategorie "
              "2|detailkategorie|untergruppe"},
    {.field = CL_COL_TYPE,
     .words = "typ|art|ticketart|ticket "
              "typ|tickettyp|vorgangsart|vorgangstyp|anfragetyp|meldungsart|meldungstyp|"
              "auftragsart|fallart"},
    {.field = CL_COL_DEPARTMENT,
     .words = "abteilung|gruppe|fachbereich|bereich|warteschlange|bearbeitergruppe|amt|"
              "dienststelle|referat|zustandige gruppe|queue|projekt|zugewiesene gruppe|team "
              "gruppe|supportgruppe|organisationseinheit|fachabteilung|technikergruppe|zugewiesen "
              "an technikergruppe|zustandige abteilung|support gruppe|bearbeitende "
              "gruppe|zustandiges team|bearbeitende abteilung|zugewiesene "
              "abteilung|losungsgruppe|verantwortliche gruppe|fachgruppe|servicegruppe|zustandige "
              "stelle|dezernat|fachamt|warteschlange queue|bearbeitungsgruppe"},
    {.field = CL_COL_TEAM, .words = "team|supportlevel|stufe"},
    {.field = CL_COL_REGION, .words = "region|gebiet|bezirk|stadtteil|stadtbezirk"},
    {.field = CL_COL_LOCATION,
     .words = "standort|niederlassung|filiale|ort der "
              "meldung|entitat|liegenschaft|gebaude|werk|geschaftsstelle|zweigstelle"},
    {.field = CL_COL_COUNTRY, .words = "land"},
    {.field = CL_COL_PROVINCE, .words = "bundesland|kanton"},
    {.field = CL_COL_CITY, .words = "stadt|ort|gemeinde"},
    {.field = CL_COL_PRODUCT,
     .words =
         "produkt|system|dienst|anwendung|gerat|software|service|betroffenes system|betroffener "
         "dienst|betroffenes produkt|artikel|fachverfahren|geratetyp|asset|modul|komponente"},
    {.field = CL_COL_AGENT,
     .words =
         "bearbeiter|zugewiesen "
         "an|zustandig|mitarbeiter|besitzer|sachbearbeiter|techniker|agent|zugewiesen|"
         "verantwortlicher|zustaendig|eigentumer|zugeordnet|zugewiesener techniker|zustandiger "
         "bearbeiter|supporter|zugewiesen an techniker|zustandiger|zustandige person|zugewiesener "
         "bearbeiter|bearbeitet von|bearbeiter name|zugewiesener "
         "mitarbeiter|ticketbesitzer|verantwortlich|betreuer|berater|servicemitarbeiter|gelost "
         "von|bearbeiterin|agentin"},
    {.field = CL_COL_CUSTOMER,
     .words = "kunde|kundenname|kundennummer|melder|anfragender|antragsteller|firma|ersteller|"
              "kunden id|ansprechpartner|anwender|benutzer|anrufer|auftraggeber|autor|gemeldet "
              "von|erstellt von|anforderer|kundin|anfrager|anforderer "
              "anforderer|einreicher|absender|besteller|auftraggeber name|kundenname "
              "firma|nutzer|gemeldet durch|kontakt|kontaktperson|melder name|meldende "
              "person|burger|kunden nr|kundennr|unternehmen|organisation"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "kundentyp|kundensegment|segment|kundengruppe|kundenart|tarif"},
    {.field = CL_COL_CUSTOMER_SINCE, .words = "kunde seit"},
    {.field = CL_COL_SUBJECT,
     .words = "betreff|titel|kurzbeschreibung|zusammenfassung|thema|kurztext|ticket "
              "titel|bezeichnung|kurztitel|ticketbetreff|ticket "
              "betreff|vorgangstitel|stichwort|anliegen kurz"},
    {.field = CL_COL_TEXT,
     .words =
         "beschreibung|nachricht|text|kommentar|bemerkung|langtext|fehlerbeschreibung|"
         "problembeschreibung|anliegen text|freitext|sachverhalt|anmerkung|ticketbeschreibung"},
    {.field = CL_COL_TAGS, .words = "schlagworter|stichworter|schlagworte"},
    {.field = CL_COL_CSAT,
     .words =
         "zufriedenheit|kundenzufriedenheit|bewertung|note|kundenbewertung|zufriedenheitswert|"
         "sterne|zufriedenheitsbewertung|kundenfeedback note|bewertung 1 5|sternebewertung|csat "
         "wert|umfrage ergebnis|zufriedenheit kunde|zufriedenheitsnote|bewertung kunde"},
    {.field = CL_COL_ESCALATED,
     .words = "eskaliert|eskalation|eskaliert ja nein|wurde eskaliert|eskalation ja nein"},
    {.field = CL_COL_REOPENED,
     .words = "wiedereroffnet|wieder geoffnet|wiedereroeffnet|neu geoffnet|wiedereroffnet "
              "am|erneut geoffnet|wieder aufgemacht"},
    {.field = CL_COL_REOPEN_COUNT, .words = "wiedereroffnungen|anzahl wiedereroffnungen"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "weiterleitungen|anzahl weiterleitungen|umverteilungen"},
    {.field = CL_COL_FCR,
     .words = "erstlosung|erstkontaktlosung|sofort gelost|erstloesung|im erstkontakt "
              "gelost|sofortlosung|gelost im erstkontakt"},
    {.field = CL_COL_ANSWERED, .words = "angenommen|beantwortet|anruf angenommen"},
    {.field = CL_COL_REPLIES,
     .words = "antworten|anzahl antworten|anzahl nachrichten|anzahl interaktionen|anzahl antworten "
              "agent|anzahl artikel"},
    {.field = CL_COL_HANDLING_TIME,
     .words =
         "bearbeitungsdauer|bearbeitungszeit|arbeitszeit|aufwand|gesprachsdauer|dauer|anrufdauer|"
         "bearbeitungszeit netto|aufgewendete zeit|gebuchte zeit|gespraechsdauer|zeitaufwand|reine "
         "bearbeitungszeit|arbeitsaufwand|bearbeitungsaufwand|gesprachszeit|nettobearbeitungszeit|"
         "zeitbedarf|erfasste zeit|arbeitsdauer|bearbeitungsminuten|aht"},
    {.field = CL_COL_RESPONSE_TIME,
     .words =
         "antwortzeit|reaktionszeit|erstreaktionszeit|zeit bis erste "
         "antwort|erstantwortzeit|erstreaktion|erste antwort nach|reaktion nach|zeit bis "
         "erstreaktion|zeit bis reaktion|zeit bis zur ersten antwort|dauer bis erstreaktion|dauer "
         "bis erste antwort|erste reaktion nach|reaktionsdauer|antwortdauer|zeit bis annahme"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words =
         "losungszeit|loesungszeit|durchlaufzeit|zeit bis losung|losungsdauer|dauer bis "
         "losung|erledigungsdauer|losungszeit std|zeit zur "
         "losung|loesungsdauer|gesamtdauer|bearbeitungstage|gelost nach|erledigt nach|losung "
         "nach|geschlossen nach|zeit bis erledigung|dauer bis "
         "erledigung|ticketdauer|ticketlaufzeit|laufzeit|offen seit tage|zeit bis abschluss|dauer "
         "bis abschluss|zeit bis zur losung|dauer bis zur losung|behebungsdauer|tage bis "
         "losung|stunden bis losung|bearbeitungsdauer gesamt|behebungszeit|entstorzeit"},
    {.field = CL_COL_WAIT_TIME, .words = "wartezeit|wartedauer"},
    {.field = CL_COL_SLA_TARGET,
     .words = "sla stunden|sla ziel|sla vorgabe|zielzeit|sla zeit|sollzeit|sla stunden "
              "soll|vereinbarte zeit|soll losungszeit|sla losungszeit|ziel stunden"},
    {.field = CL_COL_BREACHED,
     .words = "sla verletzt|sla eingehalten|sla status|sla verletzung|frist eingehalten|sla "
              "erfullt|uberfallig|sla gebrochen|sla verstoss|sla uberschritten|frist "
              "uberschritten|termin eingehalten|sla erreicht|fristgerecht|termingerecht|in der "
              "frist|sla nicht eingehalten|verspatet|uberschritten"},
    {.field = CL_COL_IMPACT, .words = "auswirkung"},
    {.field = CL_COL_URGENCY, .words = "dringlichkeit"},
    {.field = CL_COL_FEEDBACK,
     .words = "kundenkommentar|bewertungskommentar|kommentar kunde|feedback kunde"},
    {.words = NULL},
};
