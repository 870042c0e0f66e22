/* words_fr.c - French headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_fr[] = {
    {.field = CL_COL_ID,
     .words = "numero|numero ticket|n ticket|numero de ticket|id ticket|id "
              "demande|reference|numero incident|no ticket|numero de dossier|id incident|n "
              "incident|numero demande|dossier|n de ticket|n du ticket|no de ticket|n de dossier|n "
              "dossier|n de demande|n demande|n d incident|num ticket|num demande|num "
              "incident|ref|identifiant|id dossier|code ticket|numero d incident|numero de "
              "demande|ref ticket|reference ticket|reference dossier|n appel|numero d appel"},
    {.field = CL_COL_CREATED,
     .words =
         "date creation|date de creation|date ouverture|date d ouverture|date d'ouverture|cree "
         "le|ouvert le|date demande|date de la demande|date|date et heure|date de reception|date "
         "debut|date de debut|date appel|ouvert|date declaration|date heure|date de saisie|date d "
         "enregistrement|date enregistrement|date de l appel|cree|soumis le|date de "
         "soumission|date d emission|date emission|date de signalement|signale le|recu le|date "
         "reception|date incident|date de l incident|date ticket|heure d ouverture|declare le|date "
         "de declaration|date d arrivee|demande le"},
    {.field = CL_COL_UPDATED,
     .words = "date modification|date de modification|derniere mise a jour|derniere "
              "modification|mis a jour le|modifie le|maj|date mise a jour|date de derniere "
              "modification|date de derniere mise a jour|derniere mise a jour le|derniere "
              "activite|modifie|date derniere modification|date derniere action"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words =
         "date premiere reponse|premiere reponse|date de premiere reponse|date de prise en "
         "charge|date prise en charge|premiere reponse le|pris en charge le|prise en charge|prise "
         "en charge le|date 1ere reponse|1ere reponse|date 1re reponse|repondu le|date de reponse"},
    {.field = CL_COL_RESOLVED,
     .words = "date resolution|date de resolution|resolu le|date de solution|resolu|date de "
              "resolution effective|solutionne le|date solution|traite le|date de "
              "traitement|corrige le|date resolu|termine le"},
    {.field = CL_COL_CLOSED,
     .words = "date cloture|date de cloture|cloture le|ferme le|date fermeture|date de "
              "fermeture|date fin|date de fin|clos le|cloture|clos|ferme|date clos|date de cloture "
              "effective|fermeture|date de fermeture effective|date cloture effective|acheve le"},
    {.field = CL_COL_DUE,
     .words = "echeance|date echeance|date d'echeance|date d echeance|date limite|temps de "
              "resolution cible|date butoir|a traiter avant|delai maximum|date cible|date d "
              "echeance sla|resolution prevue|date de resolution prevue|date prevue|a resoudre "
              "avant|date limite de resolution"},
    {.field = CL_COL_STATUS,
     .words =
         "statut|etat|statut du ticket|etat du ticket|statut demande|statut de la demande|etat "
         "demande|etat de la demande|statut ticket|etat ticket|statut actuel|avancement"},
    {.field = CL_COL_PRIORITY,
     .words = "priorite|gravite|criticite|niveau de priorite|severite|priorite ticket|degre d "
              "urgence|niveau de criticite"},
    {.field = CL_COL_CHANNEL,
     .words = "canal|source|origine|source de la demande|moyen de contact|canal de contact|mode de "
              "contact|canal d entree|canal de reception|media|moyen de reception|type de "
              "contact|canal de demande|mode de reception|voie"},
    {.field = CL_COL_CATEGORY,
     .words =
         "categorie|motif|type de demande|type demande|nature|type d'incident|theme|type de "
         "probleme|motif d'appel|categorie de la demande|sujet categorie|famille|nature de la "
         "demande|nature demande|nature du probleme|categorie ticket|motif de la demande|motif "
         "demande|objet categorie|type incident|type de service|type probleme|domaine"},
    {.field = CL_COL_SUBCATEGORY,
     .words = "sous categorie|sous motif|sous type|sous theme|sous famille|sous nature|categorie "
              "niveau 2|sous categorie 1|detail motif"},
    {.field = CL_COL_TYPE,
     .words = "type|type de ticket|type ticket|type de dossier|type de la demande|nature ticket"},
    {.field = CL_COL_DEPARTMENT,
     .words = "service|departement|groupe|groupe affecte|groupe technicien|attribue a groupe de "
              "techniciens|direction|pole|file|entite|groupe d'affectation|groupe support|groupe "
              "de support|service traitant|groupe en charge|equipe en charge|file d attente|groupe "
              "assigne|service en charge|direction metier|groupe de resolution|service "
              "destinataire|unite|cellule|groupe de techniciens|service concerne|groupe resolveur"},
    {.field = CL_COL_TEAM,
     .words = "equipe|niveau|equipe support|equipe assignee|niveau de support"},
    {.field = CL_COL_REGION, .words = "region|zone|secteur|arrondissement|quartier"},
    {.field = CL_COL_LOCATION,
     .words = "lieu|site|agence|localisation|bureau|magasin|entite|etablissement|batiment|lieu d "
              "intervention|succursale"},
    {.field = CL_COL_COUNTRY, .words = "pays"},
    {.field = CL_COL_PROVINCE, .words = "province|departement geographique"},
    {.field = CL_COL_CITY, .words = "ville|commune"},
    {.field = CL_COL_PRODUCT,
     .words = "produit|application|systeme|logiciel|materiel|elements associes|service "
              "impacte|application concernee|equipement|element|produit "
              "concerne|composant|materiel concerne|offre|module"},
    {.field = CL_COL_AGENT,
     .words =
         "agent|technicien|affecte a|assigne a|attribue a|attribue a "
         "technicien|responsable|operateur|conseiller|intervenant|charge "
         "de|assigne|gestionnaire|technicien attribue|agent assigne|traite par|agent en "
         "charge|technicien en charge|technicien assigne|charge d affaire|charge de "
         "clientele|resolu par|pris en charge par|agent traitant|proprietaire|analyste|conseiller "
         "clientele|collaborateur|nom de l agent|teleconseiller"},
    {.field = CL_COL_CUSTOMER,
     .words = "client|demandeur|utilisateur|nom du client|nom "
              "client|societe|entreprise|contact|appelant|usager|demandeur nom|nom demandeur|nom "
              "du demandeur|nom utilisateur|beneficiaire|emetteur|emis par|cree par|raison "
              "sociale|code client|n client|numero client|id client|compte "
              "client|compte|adherent|citoyen|interlocuteur|auteur|soumis par"},
    {.field = CL_COL_CUSTOMER_TYPE, .words = "type de client|type client|segment|segment client"},
    {.field = CL_COL_CUSTOMER_SINCE, .words = "client depuis"},
    {.field = CL_COL_TENURE, .words = "anciennete|anciennete client"},
    {.field = CL_COL_SUBJECT,
     .words = "objet|titre|sujet|resume|intitule|sujet de la demande|titre du ticket|objet de la "
              "demande|libelle|libelle court|resume court"},
    {.field = CL_COL_TEXT,
     .words = "description|message|texte|commentaire|commentaires|detail|description du "
              "probleme|description de la "
              "demande|details|contenu|remarque|observations|description detaillee"},
    {.field = CL_COL_TAGS, .words = "etiquettes|mots cles"},
    {.field = CL_COL_CSAT,
     .words = "satisfaction|note|note satisfaction|satisfaction client|evaluation|note de "
              "satisfaction|note client|avis client|taux de satisfaction|note sur 5|score "
              "satisfaction|score de satisfaction|satisfaction usager|notation|evaluation "
              "client|csat|enquete satisfaction|note attribuee|enquete de satisfaction"},
    {.field = CL_COL_ESCALATED,
     .words =
         "escalade|escalade oui non|escalade effectuee|escaladee|ticket escalade|a ete escalade"},
    {.field = CL_COL_REOPENED,
     .words = "reouvert|rouvert|reouverture|re ouvert|ticket rouvert|reouvert oui non|reouverte"},
    {.field = CL_COL_FCR,
     .words = "resolu au premier contact|resolution premier contact|resolu premier appel|resolu au "
              "premier appel|resolution au premier contact|resolu des le premier contact|fcr"},
    {.field = CL_COL_ANSWERED, .words = "repondu|decroche|appel decroche|appel repondu"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "temps de traitement|duree|duree appel|temps passe|dmt|duree de traitement|duree "
              "d'appel|duree totale|temps d intervention|duree intervention|duree d "
              "intervention|temps de travail|temps effectif|temps consacre|dmc|duree de "
              "communication|duree communication|temps d appel|duree moyenne de traitement"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "temps de reponse|delai de reponse|temps premiere reponse|delai premiere "
              "reponse|delai de prise en charge|temps de prise en charge|delai de prise en "
              "compte|temps de premiere reponse|delai de premiere reponse|temps 1ere reponse|delai "
              "1ere reponse|temps avant reponse|temps de reaction|delai de reaction|delai avant "
              "premiere reponse|delai reponse|temps de decroche|temps de 1ere reponse|delai de "
              "1ere reponse|temps 1re reponse|delai 1re reponse"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words = "temps de resolution|delai de resolution|duree de resolution|temps resolution|delai "
              "resolution|delai de traitement|duree resolution|delai de cloture|temps de "
              "traitement|duree de resolution totale|temps total de resolution|delai total|duree "
              "totale de traitement|temps avant resolution|resolu en|duree du ticket|duree "
              "ticket|temps de cloture|duree ouverture|nombre de jours|delai en jours|temps de "
              "retablissement|duree de vie"},
    {.field = CL_COL_WAIT_TIME,
     .words = "temps d'attente|temps attente|duree attente|temps d attente|duree d attente|temps "
              "en attente|attente|temps de file"},
    {.field = CL_COL_SLA_TARGET,
     .words = "objectif sla|delai sla|sla heures|delai cible|sla en heures|delai "
              "contractuel|engagement|engagement de delai|gtr"},
    {.field = CL_COL_BREACHED,
     .words = "sla depasse|sla respecte|respect sla|statut sla|hors delai|dans les delais|delai "
              "depasse|respect du sla|sla atteint|sla tenu|delai respecte|respect du delai|respect "
              "delai|en retard|retard|sla viole|dans le delai|delais respectes|sla ok"},
    {.field = CL_COL_IMPACT, .words = "impact|niveau d impact"},
    {.field = CL_COL_URGENCY, .words = "urgence"},
    {.field = CL_COL_FEEDBACK,
     .words = "commentaire client|commentaire satisfaction|avis|verbatim|commentaire du client"},
    {.field = CL_COL_REOPEN_COUNT, .words = "nombre de reouvertures|nb reouvertures|reouvertures"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "nombre de reaffectations|nb reaffectations|reaffectations|nb transferts|nombre de "
              "transferts"},
    {.field = CL_COL_REPLIES,
     .words = "nombre de reponses|nb reponses|nombre d echanges|nb echanges|nombre de messages|nb "
              "interactions|nombre d interactions"},
    {.words = NULL},
};
