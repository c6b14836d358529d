/* Starts the program with the Python that lies beside it.
 *
 * Built twice: as a program with windows of its own, and as one for the command line (COMMAND_LINE). While it runs it holds a name that
 * the installer and the uninstaller look for, so that no file is taken away under a running program. */

#include <windows.h>
#include <shellapi.h>
#include <wchar.h>

#define RUNS L"Local\\carehome-desktop"
#define IS_INSTALLED L"Local\\carehome-desktop-setup"
#define PREPARE L"--prepare" /* what the installer itself asks, see start.py */
#define OWN_WORDS 4

typedef int (*Main)(int, wchar_t **);

static int fail(const wchar_t *words)
{
#ifdef COMMAND_LINE
    DWORD written;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    if (!WriteConsoleW(out, words, (DWORD)wcslen(words), &written, NULL)) {
        char bytes[1024];
        int length = WideCharToMultiByte(CP_UTF8, 0, words, -1, bytes, sizeof bytes, NULL, NULL);
        if (length > 1)
            WriteFile(out, bytes, (DWORD)length - 1, &written, NULL);
    }
#else
    MessageBoxW(NULL, words, L"Care home desktop", MB_OK | MB_ICONINFORMATION | MB_SETFOREGROUND);
#endif
    return 1;
}

static int exists(const wchar_t *name)
{
    HANDLE found = OpenMutexW(SYNCHRONIZE, FALSE, name);
    if (found)
        CloseHandle(found);
    return found != NULL;
}

int wmain(int count, wchar_t **given)
{
    static wchar_t program[32768], folder[32768], library[32768], start[32768];
    int asked = count > 1 ? count - 1 : 0, prepare = asked && !wcscmp(given[1], PREPARE);
    wchar_t **words;
    HMODULE python;
    Main run;

    SetDllDirectoryW(L""); /* nothing is loaded from the folder that the program happens to be started in */
    if (!prepare && exists(IS_INSTALLED))
        return fail(L"Care home desktop is being installed or removed at this moment. Your records are safe. Start it again in a minute.\r\n");
    CreateMutexW(NULL, FALSE, RUNS); /* held until the process ends, however it ends */

    GetModuleFileNameW(NULL, program, 32000);
    wcscpy(folder, program);
    *wcsrchr(folder, L'\\') = 0;
    swprintf(library, 32768, L"%ls\\" PYTHON_LIBRARY, folder);
    swprintf(start, 32768, L"%ls\\app\\start.py", folder);
    python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    run = python ? (Main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    words = run ? HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, (asked + OWN_WORDS + 1) * sizeof *words) : NULL;
    if (!words)
        return fail(L"A part of Care home desktop is missing on this computer. Your records are safe. Run its Setup again.\r\n");
    words[0] = program;
    words[1] = L"-X"; /* every text that is read or written is UTF-8, whatever this computer is set to */
    words[2] = L"utf8";
    words[3] = start;
    for (int each = 0; each < asked; each++)
        words[OWN_WORDS + each] = given[1 + each];
    return run(asked + OWN_WORDS, words);
}

#ifndef COMMAND_LINE
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int shown)
{
    int count;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    return given ? wmain(count, given) : 1;
}
#endif
