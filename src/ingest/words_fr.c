/* words_fr.c - French headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_fr[] = {
    {.field = CL_COL_ID,
     .words =
         "numero|numero ticket|n ticket|numero de ticket|id ticket|id demande|reference|numero "
         "incident|no ticket|numero de dossier|id incident|n incident|numero demande|dossier"},
    {.field = CL_COL_CREATED,
     .words =
         "date creation|date de creation|date ouverture|date d ouverture|date d'ouverture|cree "
         "le|ouvert le|date demande|date de la demande|date|date et heure|date de reception|date "
         "debut|date de debut|date appel|ouvert|date declaration|date heure"},
    {.field = CL_COL_UPDATED,
     .words = "date modification|date de modification|derniere mise a jour|derniere "
              "modification|mis a jour le|modifie le|maj|date mise a jour"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "date premiere reponse|premiere reponse|date de premiere reponse|date de prise en "
              "charge|date prise en charge"},
    {.field = CL_COL_RESOLVED,
     .words = "date resolution|date de resolution|resolu le|date de solution"},
    {.field = CL_COL_CLOSED,
     .words = "date cloture|date de cloture|cloture le|ferme le|date fermeture|date de "
              "fermeture|date fin|date de fin|clos le|cloture"},
    {.field = CL_COL_DUE,
     .words = "echeance|date echeance|date d'echeance|date d echeance|date limite|temps de "
              "resolution cible"},
    {.field = CL_COL_STATUS, .words = "statut|etat|statut du ticket|etat du ticket"},
    {.field = CL_COL_PRIORITY, .words = "priorite|gravite|criticite|niveau de priorite|severite"},
    {.field = CL_COL_CHANNEL,
     .words = "canal|source|origine|source de la demande|moyen de contact|canal de contact|mode de "
              "contact"},
    {.field = CL_COL_CATEGORY,
     .words = "categorie|motif|type de demande|type demande|nature|type d'incident|theme|type de "
              "probleme|motif d'appel"},
    {.field = CL_COL_SUBCATEGORY, .words = "sous categorie|sous motif|sous type|sous theme"},
    {.field = CL_COL_TYPE, .words = "type|type de ticket|type ticket|type de dossier"},
    {.field = CL_COL_DEPARTMENT,
     .words = "service|departement|groupe|groupe affecte|groupe technicien|attribue a groupe de "
              "techniciens|direction|pole|file|entite|groupe d'affectation"},
    {.field = CL_COL_TEAM, .words = "equipe|niveau"},
    {.field = CL_COL_REGION, .words = "region|zone|secteur|arrondissement|quartier"},
    {.field = CL_COL_LOCATION, .words = "lieu|site|agence|localisation|bureau|magasin"},
    {.field = CL_COL_COUNTRY, .words = "pays"},
    {.field = CL_COL_PROVINCE, .words = "province|departement geographique"},
    {.field = CL_COL_CITY, .words = "ville|commune"},
    {.field = CL_COL_PRODUCT,
     .words = "produit|application|systeme|logiciel|materiel|elements associes"},
    {.field = CL_COL_AGENT,
     .words = "agent|technicien|affecte a|assigne a|attribue a|attribue a "
              "technicien|responsable|operateur|conseiller|intervenant|charge "
              "de|assigne|gestionnaire|technicien attribue|agent assigne"},
    {.field = CL_COL_CUSTOMER,
     .words = "client|demandeur|utilisateur|nom du client|nom "
              "client|societe|entreprise|contact|appelant|usager"},
    {.field = CL_COL_CUSTOMER_TYPE, .words = "type de client|type client|segment|segment client"},
    {.field = CL_COL_CUSTOMER_SINCE, .words = "client depuis"},
    {.field = CL_COL_TENURE, .words = "anciennete|anciennete client"},
    {.field = CL_COL_SUBJECT, .words = "objet|titre|sujet|resume|intitule"},
    {.field = CL_COL_TEXT, .words = "description|message|texte|commentaire|commentaires|detail"},
    {.field = CL_COL_TAGS, .words = "etiquettes|mots cles"},
    {.field = CL_COL_CSAT,
     .words = "satisfaction|note|note satisfaction|satisfaction client|evaluation|note de "
              "satisfaction|note client|avis client"},
    {.field = CL_COL_ESCALATED, .words = "escalade|escalade oui non"},
    {.field = CL_COL_REOPENED, .words = "reouvert|rouvert|reouverture"},
    {.field = CL_COL_FCR,
     .words = "resolu au premier contact|resolution premier contact|resolu premier appel"},
    {.field = CL_COL_ANSWERED, .words = "repondu|decroche|appel decroche|appel repondu"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "temps de traitement|duree|duree appel|temps passe|dmt|duree de traitement|duree "
              "d'appel|duree totale"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "temps de reponse|delai de reponse|temps premiere reponse|delai premiere "
              "reponse|delai de prise en charge|temps de prise en charge|delai de prise en compte"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words =
         "temps de resolution|delai de resolution|duree de resolution|temps resolution|delai "
         "resolution|delai de traitement|duree resolution|delai de cloture|temps de traitement"},
    {.field = CL_COL_WAIT_TIME,
     .words = "temps d'attente|temps attente|duree attente|temps d attente"},
    {.field = CL_COL_SLA_TARGET, .words = "objectif sla|delai sla|sla heures|delai cible"},
    {.field = CL_COL_BREACHED,
     .words = "sla depasse|sla respecte|respect sla|statut sla|hors delai|dans les delais|delai "
              "depasse|respect du sla"},
    {.field = CL_COL_IMPACT, .words = "impact"},
    {.field = CL_COL_URGENCY, .words = "urgence"},
    {.words = NULL},
};
