/* For Wine alone, never in a package: Wine 8 has no icuuc.dll, which every Windows 10 has and Qt loads. Each function says that it failed. */
#define FAIL(name) __declspec(dllexport) long long name(void) { return 0; }
FAIL(ucnv_open) FAIL(ucnv_close) FAIL(ucnv_reset) FAIL(ucnv_getName) FAIL(ucnv_getMaxCharSize)
FAIL(ucnv_fromUnicode) FAIL(ucnv_toUnicode) FAIL(ucnv_fromUCountPending) FAIL(ucnv_toUCountPending)
FAIL(ucnv_getFromUCallBack) FAIL(ucnv_setFromUCallBack) FAIL(ucnv_getToUCallBack) FAIL(ucnv_setToUCallBack)
FAIL(ucnv_cbFromUWriteUChars) FAIL(ucnv_cbToUWriteUChars) FAIL(UCNV_FROM_U_CALLBACK_SUBSTITUTE) FAIL(UCNV_TO_U_CALLBACK_SUBSTITUTE)
FAIL(ucnv_countAvailable) FAIL(ucnv_getAvailableName) FAIL(ucnv_getStandardName)
