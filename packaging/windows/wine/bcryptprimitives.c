/* For Wine alone, never in a package: Wine 8 has no bcryptprimitives.dll. Chance comes from Wine's own source of it. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID data, ULONG size);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
