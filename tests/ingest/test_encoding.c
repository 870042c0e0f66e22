/* test_encoding.c - files that are no UTF-8, told apart by their bytes alone. */
#include "fixture.h"

static void test_guesses(void **state) {
    (void)state;
    static const struct {
        const char *name, *encoding, *bytes, *status;
    } files[] = {
        {"Polish", "WINDOWS-1250",
         "Numer zg\xb3oszenia;Data utworzenia;Status\n7;02.01.2024 "
         "10:00;Rozwi\xb9zane\n8;02.01.2024 10:00;Zamkni\xeate\n9;03.01.2024 "
         "10:00;Ksi\xeagowo\x9c\xe6, zmian\xea\n",
         "Rozwi\xc4\x85zane"},
        {"Czech", "WINDOWS-1250",
         "\xc8\xedslo;Vytvo\xf8"
         "eno;Stav\n7;2.1.2024 10:00;Vy\xf8"
         "e\x9a"
         "eno\n8;2.1.2024 10:00;Uzav\xf8"
         "eno\n9;2.1.2024 10:00;\xc8"
         "ek\xe1 na u\x9eivatele, \xfa\xe8"
         "et\n",
         "Vy\xc5\x99"
         "e\xc5\xa1"
         "eno"},
        {"Polish, ISO", "ISO-8859-2",
         "Numer zg\xb3oszenia;Data utworzenia;Status\n7;02.01.2024 "
         "10:00;Rozwi\xb1zane\n8;02.01.2024 10:00;Ksi\xeagowo\xb6\xe6\n",
         "Rozwi\xc4\x85zane"},
        {"Turkish", "WINDOWS-1254",
         "Numara;Olu\xfeturma Tarihi;Durum\n7;02.01.2024 10:00;\xc7\xf6z\xfcld\xfc\n8;02.01.2024 "
         "10:00;\xdeifre de\xf0i\xfetirildi, a\xf0 ba\xf0lant\xfds\xfd\n",
         "\xc3\x87\xc3\xb6z\xc3\xbcld\xc3\xbc"},
        {"Russian", "WINDOWS-1251",
         "\xcd\xee\xec\xe5\xf0;\xd1\xee\xe7\xe4\xe0\xed\xee;\xd1\xf2\xe0\xf2\xf3\xf1\n7;02.01.2024 "
         "10:00;\xc7\xe0\xea\xf0\xfb\xf2\xee\n8;02.01.2024 10:00;\xce\xf2\xea\xf0\xfb\xf2\xee\n",
         "\xd0\x97\xd0\xb0\xd0\xba\xd1\x80\xd1\x8b\xd1\x82\xd0\xbe"},
        {"German", "WINDOWS-1252",
         "Nummer;Er\xf6"
         "ffnet;Status\n7;02.01.2024 10:00;Gel\xf6st\n8;02.01.2024 10:00;M\xfcller gr\xfc\xdft\n",
         "Gel\xc3\xb6st"},
        {"German, DOS", "CP850",
         "Nummer;Er\x94"
         "ffnet;Status\n7;02.01.2024 10:00;Gel\x94st\n8;02.01.2024 10:00;M\x81ller gr\x81\xe1t\n",
         "Gel\xc3\xb6st"},
        {"French", "WINDOWS-1252",
         "Num\xe9ro;Cr\xe9\xe9 le;Statut\n7;02/01/2024 10:00;R\xe9solu\n8;02/01/2024 10:00;\xc0 "
         "v\xe9rifier d\xe8s que possible\n",
         "R\xc3\xa9solu"},
        {"French, Mac", "MACINTOSH",
         "Num\x8ero;Cr\x8e\x8e le;Statut\n7;02/01/2024 10:00;R\x8esolu\n8;02/01/2024 10:00;\xcb "
         "v\x8erifier d\x8fs que possible, cl\x8e\n",
         "R\xc3\xa9solu"},
        {"English signs", "WINDOWS-1252",
         "id;created;status\n7;2024-01-02 10:00;it\x92s \x93open\x94 \x96 again\n8;2024-01-02 "
         "10:00;Open\n",
         "it\xe2\x80\x99s \xe2\x80\x9copen\xe2\x80\x9d \xe2\x80\x93 again"},
        {"Japanese", "CP932",
         "\x94\xd4\x8d\x86,\x8d\xec\x90\xac\x93\xfa\x8e\x9e,\x83X\x83"
         "e\x81[\x83^\x83X\n7,2024/01/02 10:00,\x8a\xae\x97\xb9\n8,2024/01/02 "
         "10:00,\x96\xa2\x91\xce\x89\x9e\n",
         "\xe5\xae\x8c\xe4\xba\x86"},
        {"Japanese, EUC", "EUC-JP",
         "\xc8\xd6\xb9\xe6,\xba\xee\xc0\xae\xc6\xfc\xbb\xfe,"
         "\xa5\xb9\xa5\xc6\xa1\xbc\xa5\xbf\xa5\xb9\n7,2024/01/02 "
         "10:00,\xb4\xb0\xce\xbb\n8,2024/01/02 "
         "10:00,\xa5\xd7\xa5\xea\xa5\xf3\xa5\xbf\xa1\xbc\xa4\xac\xc6\xb0\xa4\xab\xa4\xca\xa4\xa4\n",
         "\xe5\xae\x8c\xe4\xba\x86"},
        {"Chinese", "GB18030",
         "\xb1\xe0\xba\xc5,\xb4\xb4\xbd\xa8\xca\xb1\xbc\xe4,\xd7\xb4\xcc\xac\n7,2024/01/02 "
         "10:00,\xd2\xd1\xb9\xd8\xb1\xd5\n8,2024/01/02 10:00,\xb4\xa6\xc0\xed\xd6\xd0\n",
         "\xe5\xb7\xb2\xe5\x85\xb3\xe9\x97\xad"},
        {"Chinese, Taiwan", "BIG5",
         "\xbds\xb8\xb9,\xab\xd8\xa5\xdf\xae\xc9\xb6\xa1,\xaa\xac\xba"
         "A\n7,2024/01/02 10:00,\xa4w\xc3\xf6\xb3\xac\n8,2024/01/02 10:00,\xb3"
         "B\xb2z\xa4\xa4\n",
         "\xe5\xb7\xb2\xe9\x97\x9c\xe9\x96\x89"},
        {"Korean", "CP949",
         "\xb9\xf8\xc8\xa3,\xbb\xfd\xbc\xba\xc0\xcf,\xbb\xf3\xc5\xc2\n7,2024/01/02 "
         "10:00,\xbf\xcf\xb7\xe1\n8,2024/01/02 10:00,\xc1\xf8\xc7\xe0 \xc1\xdf\n",
         "\xec\x99\x84\xeb\xa3\x8c"},
    };
    for (size_t i = 0; i < CL_LEN(files); i++) {
        struct fixture f = {0};
        fixture_open(&f, files[i].bytes);
        if (f.rc != CL_OK || strcmp(f.profile->encoding, files[i].encoding) != 0)
            fail_msg("%s: %s", files[i].name, f.rc == CL_OK ? f.profile->encoding : f.err.text);
        if (strcmp(cell(&f, 0, "status"), files[i].status) != 0)
            fail_msg("%s: %s", files[i].name, cell(&f, 0, "status"));
        assert_int_equal(f.flags[0], 0);
        bool said = false;
        for (size_t k = 0; k < f.profile->n_notes; k++)
            said |= strstr(f.profile->notes[k], "--encoding") != NULL;
        assert_true(said); /* a guess is reported as one */
        fixture_close(&f);
    }
}

static void test_what_is_no_guess(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id;created;status\n7;2024-01-02 10:00;Gel\xc3\xb6st\n");
    assert_string_equal(f.profile->encoding, "UTF-8");
    assert_int_equal(f.profile->n_notes, 0);
    fixture_close(&f);
    f.options.encoding = "latin1";
    fixture_open(&f, "id;created;status\n7;2024-01-02 10:00;Rozwi\xb9zane\n");
    assert_string_equal(f.profile->encoding, "WINDOWS-1252");
    assert_int_equal(f.profile->n_notes, 0);
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guesses),
        cmocka_unit_test(test_what_is_no_guess),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
