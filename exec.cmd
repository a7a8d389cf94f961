@rem The script «cli» begins with exec, so that no shell is left between npm and the server; the shell of Windows has no such word.
@%*
