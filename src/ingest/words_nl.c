/* words_nl.c - Dutch headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_nl[] = {
    {.field = CL_COL_ID,
     .words =
         "ticketnummer|nummer|zaaknummer|meldingnummer|meldingsnummer|incidentnummer|meldnummer"},
    {.field = CL_COL_CREATED,
     .words = "aangemaakt op|aangemaakt|aanmaakdatum|datum aangemaakt|datum "
              "aanmelding|aanmelddatum|datum|geopend op|datum "
              "melding|meldingsdatum|openingsdatum|ontvangen op|aangemeld op|geopend|ingediend "
              "op|datum ingediend|datum geopend|registratiedatum"},
    {.field = CL_COL_UPDATED,
     .words = "bijgewerkt op|laatst gewijzigd|gewijzigd op|wijzigingsdatum"},
    {.field = CL_COL_FIRST_RESPONSE, .words = "eerste reactie|eerste reactie op"},
    {.field = CL_COL_RESOLVED,
     .words =
         "opgelost op|datum opgelost|oplosdatum|datum gereed|gereed op|datum oplossing|gereed"},
    {.field = CL_COL_CLOSED,
     .words = "gesloten op|afgesloten op|datum gesloten|afmelddatum|sluitingsdatum|einddatum|datum "
              "afgemeld|afgemeld op|gesloten|afgesloten|afgehandeld op|datum afgehandeld|datum "
              "afgesloten"},
    {.field = CL_COL_DUE, .words = "streefdatum|vervaldatum|deadline|uiterste datum"},
    {.field = CL_COL_STATUS, .words = "status|toestand"},
    {.field = CL_COL_PRIORITY, .words = "prioriteit|ernst"},
    {.field = CL_COL_CHANNEL, .words = "kanaal|bron|soort binnenkomst|herkomst"},
    {.field = CL_COL_CATEGORY, .words = "categorie|onderwerp categorie|hoofdcategorie|rubriek"},
    {.field = CL_COL_SUBCATEGORY, .words = "subcategorie"},
    {.field = CL_COL_TYPE, .words = "soort|soort melding|type melding"},
    {.field = CL_COL_DEPARTMENT,
     .words = "afdeling|behandelaarsgroep|groep|wachtrij|operatorgroep"},
    {.field = CL_COL_REGION, .words = "regio|wijk|stadsdeel"},
    {.field = CL_COL_LOCATION, .words = "locatie|vestiging|filiaal"},
    {.field = CL_COL_COUNTRY, .words = "land"},
    {.field = CL_COL_CITY, .words = "plaats|stad|woonplaats|gemeente"},
    {.field = CL_COL_AGENT,
     .words = "behandelaar|toegewezen aan|medewerker|uitvoerder|eigenaar|behandeld "
              "door|verantwoordelijke|toegewezen"},
    {.field = CL_COL_CUSTOMER, .words = "klant|klantnaam|aanmelder|melder|aanvrager|bedrijf"},
    {.field = CL_COL_CUSTOMER_TYPE, .words = "klanttype|klantsegment"},
    {.field = CL_COL_SUBJECT, .words = "onderwerp|titel|korte omschrijving"},
    {.field = CL_COL_TEXT, .words = "omschrijving|bericht|tekst|verzoek|beschrijving"},
    {.field = CL_COL_CSAT, .words = "tevredenheid|klanttevredenheid|beoordeling|waardering|cijfer"},
    {.field = CL_COL_HANDLING_TIME, .words = "behandeltijd|bestede tijd|gespreksduur|duur"},
    {.field = CL_COL_RESPONSE_TIME, .words = "reactietijd|responstijd"},
    {.field = CL_COL_RESOLUTION_TIME, .words = "oplostijd|doorlooptijd"},
    {.field = CL_COL_WAIT_TIME, .words = "wachttijd"},
    {.field = CL_COL_BREACHED, .words = "sla gehaald|sla overschreden"},
    {.field = CL_COL_URGENCY, .words = "urgentie"},
    {.field = CL_COL_ESCALATED, .words = "geescaleerd|escalatie"},
    {.field = CL_COL_REOPENED, .words = "heropend"},
    {.field = CL_COL_PRODUCT, .words = "product|dienst|applicatie|systeem"},
    {.field = CL_COL_TEAM, .words = "team"},
    {.field = CL_COL_IMPACT, .words = "impact"},
    {.words = NULL},
};
