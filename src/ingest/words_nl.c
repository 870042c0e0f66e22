/* words_nl.c - Dutch headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_nl[] = {
    {.field = CL_COL_ID,
     .words =
         "ticketnummer|nummer|zaaknummer|meldingnummer|meldingsnummer|incidentnummer|meldnummer|"
         "ticketnr|ticket nr|ticket nummer|meldingnr|melding "
         "nr|zaaknr|referentie|referentienummer|incidentnr|incident nummer|incident "
         "nr|nr|verzoeknummer|aanvraagnummer|ticket id|case nummer|casenummer|zaak "
         "id|melding|kenmerk|dossiernummer|klachtnummer|volgnummer|wijzigingsnummer|zaakkenmerk"},
    {.field = CL_COL_CREATED,
     .words = "aangemaakt op|aangemaakt|aanmaakdatum|datum aangemaakt|datum "
              "aanmelding|aanmelddatum|datum|geopend op|datum "
              "melding|meldingsdatum|openingsdatum|ontvangen op|aangemeld op|geopend|ingediend "
              "op|datum ingediend|datum geopend|registratiedatum|datum "
              "ontvangst|ontvangen|ontvangstdatum|aangemeld|datum en tijd|datum tijd|datum "
              "binnenkomst|aanvraagdatum|datum aanvraag|ingangsdatum|startdatum|gemeld "
              "op|melddatum|aanmaaktijd|datum aanmaak|datum ticket|creatiedatum|datum "
              "creatie|aanmaakmoment|datum van melding|binnengekomen op|registratie datum|gestart "
              "op|datum gemeld|invoerdatum|aanmelddatum en tijd|begindatum"},
    {.field = CL_COL_UPDATED,
     .words =
         "bijgewerkt op|laatst gewijzigd|gewijzigd op|wijzigingsdatum|laatst bijgewerkt|laatste "
         "wijziging|datum gewijzigd|laatst gewijzigd op|bijgewerkt|laatste update|gewijzigd|datum "
         "laatste wijziging|laatste activiteit|mutatiedatum|laatst aangepast"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "eerste reactie|eerste reactie op|datum eerste reactie|eerste respons|eerste "
              "antwoord|eerste antwoord op|eerste reactiemoment|beantwoord op|reactie op|datum "
              "reactie|in behandeling genomen op|datum eerste antwoord|gereageerd op"},
    {.field = CL_COL_RESOLVED,
     .words = "opgelost op|datum opgelost|oplosdatum|datum gereed|gereed op|datum "
              "oplossing|gereed|opgelost|oplossing op|oplosmoment|datum afgerond|afgerond "
              "op|hersteld op|datum hersteld|afgerond|oplossingsdatum|verholpen op|gereed "
              "datum|gereedmelddatum|datum verholpen|hersteldatum"},
    {.field = CL_COL_CLOSED,
     .words = "gesloten op|afgesloten op|datum gesloten|afmelddatum|sluitingsdatum|einddatum|datum "
              "afgemeld|afgemeld op|gesloten|afgesloten|afgehandeld op|datum afgehandeld|datum "
              "afgesloten|afsluitdatum|datum sluiting|datum afsluiting|afgesloten "
              "datum|sluitdatum|gesloten datum|einde|afgehandeld|afmeldmoment|afhandeldatum|datum "
              "afhandeling|beeindigd op|datum einde|afgemeld|sluitmoment|gesloten om"},
    {.field = CL_COL_DUE,
     .words = "streefdatum|vervaldatum|deadline|uiterste datum|verwachte "
              "oplosdatum|uiterlijk|uiterlijke datum|oplossen voor|afhandelen voor|streefdatum "
              "oplossing|datum gereed gepland|geplande einddatum|te laat "
              "op|oplosdeadline|verwachte einddatum|streefdatum gereed|sla deadline|afspraakdatum"},
    {.field = CL_COL_STATUS,
     .words = "status|toestand|ticketstatus|status melding|status ticket|huidige "
              "status|afhandelstatus|statusomschrijving|zaakstatus"},
    {.field = CL_COL_PRIORITY,
     .words = "prioriteit|ernst|prio|prioriteit ticket|ernst niveau|belang|prioriteitsniveau"},
    {.field = CL_COL_CHANNEL,
     .words = "kanaal|bron|soort binnenkomst|herkomst|binnengekomen via|aangemeld "
              "via|contactkanaal|meldingskanaal|ontvangen via|ingediend via|soort "
              "contact|invoerkanaal|ingang|communicatiekanaal|manier van "
              "melden|contactwijze|meldkanaal"},
    {.field = CL_COL_CATEGORY,
     .words = "categorie|onderwerp "
              "categorie|hoofdcategorie|rubriek|onderwerpcategorie|hoofdonderwerp|thema|reden|"
              "reden contact|soort probleem|type probleem|contactreden|meldingscategorie|categorie "
              "melding|soort klacht|hoofdrubriek|probleemsoort|soort storing|type "
              "storing|aanleiding|soort vraag|onderwerpgroep"},
    {.field = CL_COL_SUBCATEGORY,
     .words = "subcategorie|sub categorie|subrubriek|subonderwerp|subreden|onderliggende "
              "categorie|subthema"},
    {.field = CL_COL_TYPE,
     .words = "soort|soort melding|type melding|type|type ticket|type incident|soort ticket|soort "
              "incident|ticket type|tickettype|soort aanvraag|meldingstype|soort verzoek|type "
              "verzoek|type aanvraag"},
    {.field = CL_COL_DEPARTMENT,
     .words =
         "afdeling|behandelaarsgroep|groep|wachtrij|operatorgroep|team behandelaar|toegewezen "
         "groep|behandelgroep|supportgroep|behandelend team|oplosgroep|behandelende "
         "afdeling|uitvoerende afdeling|dienst afdeling|groep behandelaar|verantwoordelijke "
         "groep|verantwoordelijke afdeling|servicegroep|organisatieonderdeel|cluster|toegewezen "
         "team|sector|behandelteam"},
    {.field = CL_COL_REGION, .words = "regio|wijk|stadsdeel|gebied|rayon|district|provincie regio"},
    {.field = CL_COL_LOCATION,
     .words = "locatie|vestiging|filiaal|standplaats|kantoor|gebouw|winkel|pand|locatie "
              "melder|locatie naam"},
    {.field = CL_COL_COUNTRY, .words = "land"},
    {.field = CL_COL_CITY, .words = "plaats|stad|woonplaats|gemeente"},
    {.field = CL_COL_AGENT,
     .words = "behandelaar|toegewezen aan|medewerker|uitvoerder|eigenaar|behandeld "
              "door|verantwoordelijke|toegewezen|toegewezen aan behandelaar|eigenaar "
              "ticket|agent|naam behandelaar|toegewezen medewerker|opgelost door|afgehandeld "
              "door|monteur|adviseur|technicus|ticketeigenaar|casemanager|servicedeskmedewerker|"
              "gesloten door|verantwoordelijke medewerker|specialist|consulent|toegewezen "
              "persoon|behandelende medewerker|afgesloten door|oplosser|operator"},
    {.field = CL_COL_CUSTOMER,
     .words = "klant|klantnaam|aanmelder|melder|aanvrager|bedrijf|naam klant|naam aanmelder|naam "
              "melder|contactpersoon|gebruiker|eindgebruiker|verzoeker|gemeld door|aangemeld "
              "door|indiener|organisatie|debiteur|inwoner|klantnummer|klant id|naam "
              "aanvrager|ingediend door|bedrijfsnaam|aangemaakt "
              "door|beller|relatie|opdrachtgever|klachtindiener|klager|naam "
              "gebruiker|account|burger|afzender"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "klanttype|klantsegment|soort klant|type "
              "klant|segment|klantgroep|klantcategorie|contractvorm|doelgroep"},
    {.field = CL_COL_SUBJECT,
     .words =
         "onderwerp|titel|korte omschrijving|korte beschrijving|samenvatting|kop|titel "
         "ticket|onderwerp melding|korte omschrijving melding|omschrijving kort|titel melding"},
    {.field = CL_COL_TEXT,
     .words = "omschrijving|bericht|tekst|verzoek|beschrijving|toelichting|probleemomschrijving|"
              "meldingstekst|opmerking|opmerkingen|details|omschrijving "
              "melding|inhoud|klachtomschrijving|uitgebreide omschrijving|notities|vraag"},
    {.field = CL_COL_CSAT,
     .words = "tevredenheid|klanttevredenheid|beoordeling|waardering|cijfer|klantbeoordeling|"
              "rapportcijfer|tevredenheidsscore|beoordeling "
              "klant|klantwaardering|sterren|klanttevredenheidsscore|cijfer "
              "klant|tevredenheidscijfer|waardering klant|enquete "
              "score|beoordelingscijfer|csat|tevredenheid klant"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "behandeltijd|bestede tijd|gespreksduur|duur|tijdsbesteding|gewerkte tijd|bestede "
              "uren|werktijd|gesprekstijd|bestede minuten|geboekte tijd|tijd besteed|gespendeerde "
              "tijd|bewerkingstijd|arbeidstijd|gewerkte uren|netto behandeltijd|belduur"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "reactietijd|responstijd|eerste reactietijd|tijd tot eerste reactie|eerste "
              "responstijd|tijd tot eerste antwoord|antwoordtijd|tijd tot reactie|duur tot eerste "
              "reactie|responsetijd|reactieduur|opnametijd|tijd tot opname"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words =
         "oplostijd|doorlooptijd|oplossingstijd|tijd tot oplossing|totale "
         "doorlooptijd|afhandeltijd|afhandelduur|openstaande dagen|dagen open|totale "
         "oplostijd|duur tot oplossing|tijd tot sluiting|behandelduur|hersteltijd|doorlooptijd "
         "dagen|doorlooptijd uren|tijd tot afsluiting|dagen tot "
         "oplossing|looptijd|levensduur|totale duur|werkelijke doorlooptijd|actuele duur"},
    {.field = CL_COL_WAIT_TIME,
     .words = "wachttijd|wachtduur|tijd in wachtrij|wachttijd klant|wachtrijtijd|tijd in "
              "wacht|gemiddelde wachttijd"},
    {.field = CL_COL_BREACHED,
     .words = "sla gehaald|sla overschreden|binnen sla|buiten sla|sla behaald|sla geschonden|te "
              "laat|op tijd|tijdig|tijdig afgehandeld|binnen norm|sla overtreden|binnen "
              "termijn|sla status|sla verbroken|overschreden|binnen de norm|sla voldaan|op tijd "
              "opgelost|sla niet gehaald|op tijd afgehandeld|tijdig opgelost|sla gemist"},
    {.field = CL_COL_URGENCY, .words = "urgentie|spoed|urgentieniveau"},
    {.field = CL_COL_ESCALATED,
     .words = "geescaleerd|escalatie|geescaleerd ja nee|is geescaleerd|escalatie ja nee"},
    {.field = CL_COL_REOPENED,
     .words = "heropend|heropend ja nee|opnieuw geopend|is heropend|heropening"},
    {.field = CL_COL_PRODUCT,
     .words = "product|dienst|applicatie|systeem|toepassing|configuratie "
              "item|hardware|softwarepakket|module|apparaat|artikel|betrokken systeem|dienst "
              "product|service|asset|pakket|productgroep|betreft"},
    {.field = CL_COL_TEAM, .words = "team|lijn|supportniveau|niveau"},
    {.field = CL_COL_IMPACT, .words = "impact"},
    {.field = CL_COL_PROVINCE, .words = "provincie"},
    {.field = CL_COL_CUSTOMER_SINCE, .words = "klant sinds"},
    {.field = CL_COL_TAGS, .words = "trefwoorden|labels|tags"},
    {.field = CL_COL_FEEDBACK,
     .words = "opmerking klant|feedback klant|toelichting beoordeling|reactie klant"},
    {.field = CL_COL_REOPEN_COUNT,
     .words = "aantal keer heropend|aantal heropeningen|heropeningen"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "aantal doorzettingen|doorgezet|aantal overdrachten|overdrachten|aantal keer "
              "toegewezen|aantal herverdelingen"},
    {.field = CL_COL_FCR,
     .words = "eerstelijns opgelost|direct opgelost|in een keer opgelost|opgelost in eerste "
              "contact|opgelost bij eerste contact|first time fix|eerste keer goed"},
    {.field = CL_COL_ANSWERED, .words = "beantwoord|opgenomen|gesprek beantwoord|aangenomen"},
    {.field = CL_COL_REPLIES,
     .words = "aantal reacties|aantal antwoorden|reacties|aantal berichten|antwoorden|aantal "
              "interacties|aantal contactmomenten"},
    {.field = CL_COL_SLA_TARGET,
     .words = "sla uren|sla doel|streeftijd|normtijd|sla norm|sla dagen|afgesproken "
              "tijd|doorlooptijd norm|maximale oplostijd|toegestane tijd|sla minuten|servicenorm"},
    {.words = NULL},
};
