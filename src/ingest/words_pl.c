/* words_pl.c - headings in Polish.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_pl[] = {
    {.field = CL_COL_ID,
     .words = "numer zgloszenia|nr zgloszenia|zgloszenie|id zgloszenia|numer|numer sprawy|nr "
              "sprawy|identyfikator|numer biletu"},
    {.field = CL_COL_CREATED,
     .words = "data utworzenia|data zgloszenia|utworzono|utworzone|data otwarcia|data "
              "rejestracji|data przyjecia|data wplywu|czas utworzenia|data"},
    {.field = CL_COL_UPDATED,
     .words = "data aktualizacji|ostatnia aktualizacja|zaktualizowano|data modyfikacji|ostatnia "
              "modyfikacja|zmodyfikowano"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "pierwsza odpowiedz|data pierwszej odpowiedzi|data reakcji"},
    {.field = CL_COL_RESOLVED, .words = "data rozwiazania|rozwiazano|rozwiazane"},
    {.field = CL_COL_CLOSED,
     .words = "data zamkniecia|zamknieto|zamkniete|data zakonczenia|zakonczono"},
    {.field = CL_COL_DUE, .words = "termin|termin realizacji|termin wykonania|termin rozwiazania"},
    {.field = CL_COL_STATUS, .words = "status|stan|status zgloszenia"},
    {.field = CL_COL_PRIORITY, .words = "priorytet|waznosc"},
    {.field = CL_COL_CHANNEL, .words = "kanal|zrodlo|kanal zgloszenia|sposob zgloszenia"},
    {.field = CL_COL_CATEGORY, .words = "kategoria|rodzaj problemu|temat zgloszenia"},
    {.field = CL_COL_SUBCATEGORY, .words = "podkategoria"},
    {.field = CL_COL_TYPE, .words = "typ|rodzaj|typ zgloszenia|rodzaj zgloszenia"},
    {.field = CL_COL_DEPARTMENT, .words = "dzial|departament|grupa|kolejka|wydzial"},
    {.field = CL_COL_TEAM, .words = "zespol|linia wsparcia"},
    {.field = CL_COL_REGION, .words = "rejon|dzielnica"},
    {.field = CL_COL_LOCATION, .words = "lokalizacja|oddzial|placowka"},
    {.field = CL_COL_COUNTRY, .words = "kraj"},
    {.field = CL_COL_PROVINCE, .words = "wojewodztwo"},
    {.field = CL_COL_CITY, .words = "miasto|miejscowosc"},
    {.field = CL_COL_PRODUCT, .words = "produkt|usluga|aplikacja"},
    {.field = CL_COL_AGENT,
     .words = "przypisany do|przypisane do|przypisano do|osoba "
              "przypisana|opiekun|pracownik|konsultant|wykonawca|technik|agent|realizujacy"},
    {.field = CL_COL_CUSTOMER,
     .words = "zglaszajacy|klient|nazwa klienta|uzytkownik|osoba zglaszajaca|firma"},
    {.field = CL_COL_CUSTOMER_TYPE, .words = "typ klienta|segment klienta"},
    {.field = CL_COL_SUBJECT, .words = "temat|tytul|przedmiot"},
    {.field = CL_COL_TEXT, .words = "opis|tresc|opis zgloszenia|wiadomosc"},
    {.field = CL_COL_TAGS, .words = "etykiety|tagi"},
    {.field = CL_COL_CSAT,
     .words = "ocena|zadowolenie|satysfakcja|ocena klienta|satysfakcja klienta"},
    {.field = CL_COL_ESCALATED, .words = "eskalacja|eskalowane"},
    {.field = CL_COL_REOPENED, .words = "ponownie otwarte|wznowione"},
    {.field = CL_COL_HANDLING_TIME, .words = "czas obslugi|czas pracy|czas rozmowy|czas trwania"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "czas reakcji|czas odpowiedzi|czas pierwszej odpowiedzi"},
    {.field = CL_COL_RESOLUTION_TIME, .words = "czas rozwiazania|czas realizacji"},
    {.field = CL_COL_WAIT_TIME, .words = "czas oczekiwania"},
    {.field = CL_COL_BREACHED, .words = "sla naruszone|przekroczone sla|dotrzymano sla"},
    {.field = CL_COL_IMPACT, .words = "wplyw"},
    {.field = CL_COL_URGENCY, .words = "pilnosc"},
    {.words = NULL},
};
