"""Taking things out of the app: to the clipboard, a pager, another program, a browser, a file.

Programs are started with a list of arguments, never through a shell; nothing here knows a widget.
"""
