/* words_cs.c - headings in Czech and Slovak.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_cs[] = {
    {.field = CL_COL_ID,
     .words = "cislo pozadavku|cislo tiketu|cislo|cislo hlaseni|cislo incidentu|cislo ticketu|id "
              "pozadavku"},
    {.field = CL_COL_CREATED,
     .words = "vytvoreno|datum vytvoreni|zalozeno|datum zalozeni|datum prijeti|datum|datum "
              "hlaseni|vytvorene|datum vytvorenia"},
    {.field = CL_COL_UPDATED,
     .words = "aktualizovano|posledni zmena|zmeneno|datum zmeny|naposledy zmeneno|aktualizovane"},
    {.field = CL_COL_RESOLVED,
     .words = "vyreseno|datum vyreseni|datum reseni|vyriesene|datum vyriesenia"},
    {.field = CL_COL_CLOSED,
     .words = "uzavreno|datum uzavreni|ukonceno|datum ukonceni|uzavrete|datum uzavretia"},
    {.field = CL_COL_DUE, .words = "termin|termin reseni|splatnost"},
    {.field = CL_COL_STATUS, .words = "stav"},
    {.field = CL_COL_PRIORITY, .words = "priorita|zavaznost"},
    {.field = CL_COL_CHANNEL, .words = "kanal|zdroj"},
    {.field = CL_COL_CATEGORY, .words = "kategorie|kategoria"},
    {.field = CL_COL_SUBCATEGORY, .words = "podkategorie|podkategoria"},
    {.field = CL_COL_TYPE, .words = "typ pozadavku|druh"},
    {.field = CL_COL_DEPARTMENT, .words = "oddeleni|skupina|fronta|oddelenie"},
    {.field = CL_COL_TEAM, .words = "tym|tim"},
    {.field = CL_COL_REGION, .words = "kraj|okres"},
    {.field = CL_COL_LOCATION, .words = "lokalita|pobocka"},
    {.field = CL_COL_COUNTRY, .words = "zeme|krajina"},
    {.field = CL_COL_CITY, .words = "mesto|obec"},
    {.field = CL_COL_PRODUCT, .words = "produkt|sluzba|aplikace"},
    {.field = CL_COL_AGENT,
     .words = "resitel|prirazeno|prideleno|operator|pracovnik|technik|riesitel|priradene"},
    {.field = CL_COL_CUSTOMER,
     .words = "zakaznik|zadatel|zadavatel|uzivatel|klient|firma|ziadatel"},
    {.field = CL_COL_SUBJECT, .words = "predmet|nazev"},
    {.field = CL_COL_TEXT, .words = "popis|text|zprava"},
    {.field = CL_COL_CSAT, .words = "hodnoceni|spokojenost|spokojnost"},
    {.field = CL_COL_HANDLING_TIME, .words = "doba zpracovani|odpracovano|delka hovoru"},
    {.field = CL_COL_RESPONSE_TIME, .words = "doba odezvy|reakcni doba|doba reakce"},
    {.field = CL_COL_RESOLUTION_TIME, .words = "doba reseni|cas reseni|doba vyreseni"},
    {.field = CL_COL_WAIT_TIME, .words = "doba cekani"},
    {.field = CL_COL_IMPACT, .words = "dopad"},
    {.field = CL_COL_URGENCY, .words = "nalehavost"},
    {.words = NULL},
};
