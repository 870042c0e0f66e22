/* words_tr.c - headings in Turkish, Hungarian, Romanian and Indonesian.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_tr[] = {
    {.field = CL_COL_ID,
     .words = "talep no|talep numarasi|cagri no|kayit no|bilet no|talep id|basvuru "
              "no|jegyszam|hibajegy szama|azonosito|ugyszam|numar tichet|nr tichet|numar "
              "solicitare|nomor tiket|no tiket|id tiket"},
    {.field = CL_COL_CREATED,
     .words = "olusturulma tarihi|olusturma tarihi|acilis tarihi|acilma tarihi|kayit tarihi|talep "
              "tarihi|basvuru tarihi|tarih|letrehozva|letrehozas datuma|bejelentes datuma|data "
              "crearii|creat la|data deschiderii|tanggal dibuat|dibuat pada|tanggal masuk|tanggal"},
    {.field = CL_COL_UPDATED,
     .words = "guncelleme tarihi|son guncelleme|degistirilme tarihi|modositva|utolso "
              "modositas|actualizat la|ultima actualizare|diperbarui|terakhir diperbarui"},
    {.field = CL_COL_RESOLVED,
     .words = "cozum tarihi|cozulme tarihi|cozulme zamani|megoldva|megoldas datuma|data "
              "rezolvarii|rezolvat la|tanggal selesai"},
    {.field = CL_COL_CLOSED,
     .words = "kapanis tarihi|kapanma tarihi|kapatilma tarihi|bitis tarihi|lezarva|lezaras "
              "datuma|inchis la|data inchiderii|ditutup|tanggal ditutup|tanggal tutup"},
    {.field = CL_COL_DUE,
     .words = "son tarih|termin tarihi|hedef tarih|hatarido|termen limita|termen|scadenta|batas "
              "waktu|tenggat"},
    {.field = CL_COL_STATUS,
     .words = "durum|durumu|talep durumu|allapot|statusz|stare|status tiket"},
    {.field = CL_COL_PRIORITY, .words = "oncelik|onem derecesi|prioritas|prioritate"},
    {.field = CL_COL_CHANNEL,
     .words = "kanal|kaynak|basvuru kanali|csatorna|forras|canal|sursa|saluran|sumber"},
    {.field = CL_COL_CATEGORY,
     .words = "kategori|konu kategorisi|kategoria|categorie|kategori masalah"},
    {.field = CL_COL_SUBCATEGORY, .words = "alt kategori|alkategoria|subcategorie|sub kategori"},
    {.field = CL_COL_TYPE,
     .words = "tur|tip|talep turu|talep tipi|tipus|tip solicitare|jenis|jenis tiket"},
    {.field = CL_COL_DEPARTMENT,
     .words = "departman|birim|grup|bolum|osztaly|csoport|departament|departemen|divisi"},
    {.field = CL_COL_TEAM, .words = "ekip|takim|csapat|echipa|tim"},
    {.field = CL_COL_REGION, .words = "bolge|ilce|regio|regiune|wilayah"},
    {.field = CL_COL_LOCATION, .words = "lokasyon|sube|helyszin|telephely|locatie|lokasi|cabang"},
    {.field = CL_COL_COUNTRY, .words = "ulke|orszag|tara|negara"},
    {.field = CL_COL_PROVINCE, .words = "megye|judet|provinsi"},
    {.field = CL_COL_CITY, .words = "sehir|varos|oras|localitate|kota"},
    {.field = CL_COL_PRODUCT,
     .words = "urun|hizmet|termek|szolgaltatas|produs|serviciu|produk|layanan"},
    {.field = CL_COL_AGENT,
     .words = "atanan|atanan "
              "kisi|sorumlu|temsilci|uzman|felelos|hozzarendelve|ugyintezo|responsabil|atribuit|"
              "agent alocat|petugas|ditugaskan ke|agen"},
    {.field = CL_COL_CUSTOMER,
     .words = "musteri|talep eden|musteri "
              "adi|kullanici|bildiren|ugyfel|bejelento|client|solicitant|pelanggan|nama "
              "pelanggan|pelapor|pemohon"},
    {.field = CL_COL_SUBJECT, .words = "konu|baslik|targy|cim|subiect|titlu|subjek|judul|perihal"},
    {.field = CL_COL_TEXT,
     .words = "aciklama|mesaj|leiras|uzenet|descriere|mesaj client|deskripsi|keterangan"},
    {.field = CL_COL_CSAT,
     .words =
         "memnuniyet|memnuniyet "
         "puani|elegedettseg|ertekeles|satisfactie|evaluare|kepuasan|penilaian|kepuasan pelanggan"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "gorusme suresi|islem suresi|calisma suresi|durasi|durasi panggilan"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "yanit suresi|ilk yanit suresi|valaszido|timp de raspuns|waktu respon|waktu respons"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words = "cozum suresi|cozulme suresi|megoldasi ido|timp de rezolvare|waktu penyelesaian|lama "
              "penyelesaian"},
    {.field = CL_COL_WAIT_TIME,
     .words = "bekleme suresi|varakozasi ido|timp de asteptare|waktu tunggu"},
    {.field = CL_COL_IMPACT, .words = "etki|hatas"},
    {.field = CL_COL_URGENCY, .words = "aciliyet|surgosseg|urgenta|urgensi"},
    {.words = NULL},
};
