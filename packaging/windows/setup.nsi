; The installer: for one user, without an administrator. What is new is unpacked beside what is there and takes its place in one step,
; so that a full disk or a lost connection to a stick leaves the old program as it was. Records are never touched.
;
; Handed in: VERSION, VERSION4, PAYLOAD, NEEDED (megabytes, once its modules are compiled), ICON, SIDE, OUT, and SIGN where there is a command that signs a file.

Target amd64-unicode
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
CRCCheck force
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define NAME "Care home desktop"
!define PROGRAM "carehome-desktop.exe"
!define RECORDS "$LOCALAPPDATA\carehome-desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\carehome-desktop"
!define STARTS "Software\Microsoft\Windows\CurrentVersion\Run"
!define RUNS "Local\carehome-desktop"          ; held by the program, see launcher.c
!define IS_INSTALLED "Local\carehome-desktop-setup"
!define NOT_NOW 5                              ; exit code: the program is open, or the computer is too old

Name "${NAME}"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
BrandingText " "
AllowSkipFiles off
FileErrorText "A file of the program could not be written. The disk may be full.$\r$\n$\r$\n$0$\r$\n$\r$\n\
Retry tries again. Cancel takes back what was unpacked; an older version stays as it is."
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

Var Held ; the name that says: it is being installed

VIProductVersion "${VERSION4}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "CompanyName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "See Licences.txt"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Setup installs ${NAME} for you alone. It needs no administrator and no connection.$\r$\n$\r$\n\
If an older version is here, this one takes its place. Your records stay as they are.$\r$\n$\r$\nChoose Install to go on."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME} is installed"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME} now"
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "The program is removed. Your records stay on this computer, in the folder ${RECORDS}"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME} is removed"
!define MUI_FINISHPAGE_TEXT "Your records were not touched. They are in the folder$\r$\n$\r$\n${RECORDS}$\r$\n$\r$\nInstall ${NAME} again to open them."
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "English"

!macro Refuse WORDS
  MessageBox MB_OK|MB_ICONEXCLAMATION "${WORDS}" /SD IDOK
  SetErrorLevel ${NOT_NOW}
  Quit
!macroend

; Say in a person's words what is being done; the names of files are for nobody.
!macro Say WORDS
  SetDetailsPrint textonly
  DetailPrint "${WORDS}"
  SetDetailsPrint none
!macroend

; Refuse while the program is open; wait for it where it is the one that started us and is on its way out.
!macro RefuseWhileOpen
  StrCpy $R2 0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/AFTER" $R1
  ${IfNot} ${Errors}
    StrCpy $R2 60
  ${EndIf}
  ${Do}
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${RUNS}") p .R3'
    ${If} $R3 P= 0
      ${ExitDo}
    ${EndIf}
    System::Call 'kernel32::CloseHandle(p R3)'
    ${If} $R2 = 0
      !insertmacro Refuse "${NAME} is open. Nothing was changed. Close its window, then start this again."
    ${EndIf}
    IntOp $R2 $R2 - 1
    Sleep 500
  ${Loop}
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "${IS_INSTALLED}") p .R3'
  StrCpy $Held $R3
!macroend

; Give a folder another name. A scanner that looks at new files holds them for a moment, so this is tried for ten seconds.
!macro Move FROM TO
  StrCpy $R2 20
  ${Do}
    ClearErrors
    Rename "${FROM}" "${TO}"
    ${IfNot} ${Errors}
      ${ExitDo}
    ${EndIf}
    IntOp $R2 $R2 - 1
    ${If} $R2 = 0
      SetErrors
      ${ExitDo}
    ${EndIf}
    Sleep 500
  ${Loop}
!macroend

; Take away what an installation put into a folder, and the folder itself if nobody else put anything there.
!macro TakeAway FOLDER
  RMDir /r "${FOLDER}\app"
  RMDir /r "${FOLDER}\libraries"
  RMDir /r "${FOLDER}\Lib"
  RMDir /r "${FOLDER}\DLLs"
  Delete "${FOLDER}\*.dll"
  Delete "${FOLDER}\carehome-desktop*.exe"
  Delete "${FOLDER}\Uninstall.exe"
  Delete "${FOLDER}\Licences.txt"
  Delete "${FOLDER}\*._pth"
  RMDir "${FOLDER}"
!macroend

Function .onInit
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse "${NAME} needs Windows 10 or newer. Nothing was changed."
  ${EndIf}
  !insertmacro RefuseWhileOpen
  ${GetRoot} "$LOCALAPPDATA" $R0
  ClearErrors
  ${DriveSpace} "$R0\" "/D=F /S=M" $R1
  ${IfNot} ${Errors}
  ${AndIf} $R1 < ${NEEDED}
    !insertmacro Refuse "There is too little room on the disk: ${NAME} needs ${NEEDED} megabytes, and $R1 are free. Nothing was changed. Make room, then start this again."
  ${EndIf}
FunctionEnd

; A file could not be written, and nobody wished to try again.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.new"
FunctionEnd

Function un.onInit
  !insertmacro RefuseWhileOpen
FunctionEnd

Section
  !insertmacro Say "Unpacking"
  RMDir /r "$INSTDIR.new"
  !insertmacro TakeAway "$INSTDIR.old"
  SetOutPath "$INSTDIR.new"
  ClearErrors
  File /r "${PAYLOAD}\*"
  WriteUninstaller "$INSTDIR.new\Uninstall.exe"
  SetOutPath "$TEMP"
  ${If} ${Errors}
    RMDir /r "$INSTDIR.new"
    !insertmacro Refuse "The program could not be unpacked; the disk may be full. Nothing was changed. Make room, then start this again."
  ${EndIf}
  !insertmacro Say "Getting ready for the first start; this can take a minute"
  nsExec::Exec '"$INSTDIR.new\carehome-desktop-console.exe" --prepare'
  Pop $R0

  ${If} ${FileExists} "$INSTDIR\*.*"
    !insertmacro Move "$INSTDIR" "$INSTDIR.old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR.new"
      !insertmacro Refuse "Another program holds files of the older version. Nothing was changed. Restart the computer, then start this again."
    ${EndIf}
  ${EndIf}
  !insertmacro Move "$INSTDIR.new" "$INSTDIR"
  ${If} ${Errors}
    Rename "$INSTDIR.old" "$INSTDIR"
    RMDir /r "$INSTDIR.new"
    !insertmacro Refuse "Another program holds files of the new version. Nothing was changed. Restart the computer, then start this again."
  ${EndIf}
  !insertmacro Say "Tidying up"
  !insertmacro TakeAway "$INSTDIR.old"

  CreateDirectory "$SMPROGRAMS\${NAME}"
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 "" "" "Returns, PPE and isolation wages for a care home"
  CreateShortcut "$SMPROGRAMS\${NAME}\Practise (nothing is real).lnk" "$INSTDIR\${PROGRAM}" "--practice" "$INSTDIR\${PROGRAM}" 0
  SetOutPath "$TEMP"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $R0 $R1 $R2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $R0
  System::Call 'kernel32::CloseHandle(p $Held)' ; all is in its place: the last page may open the program
SectionEnd

Section un.Section
  !insertmacro Say "Removing the program; your records stay"
  SetOutPath "$TEMP"
  ; One step that fails where anybody still holds a file: then nothing was removed yet.
  !insertmacro Move "$INSTDIR" "$INSTDIR.old"
  ${If} ${Errors}
    !insertmacro Refuse "Another program holds files of ${NAME}. Nothing was removed. Restart the computer, then start this again."
  ${EndIf}
  !insertmacro TakeAway "$INSTDIR.old"
  RMDir /r "$INSTDIR.new"
  Delete "$SMPROGRAMS\${NAME}\${NAME}.lnk"
  Delete "$SMPROGRAMS\${NAME}\Practise (nothing is real).lnk"
  RMDir "$SMPROGRAMS\${NAME}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegValue HKCU "${STARTS}" "carehome-desktop"
SectionEnd
