"""Commands as records: menus, tool bar, shortcuts and the shortcut sheet are all built from them."""
