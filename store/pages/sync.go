package pages

// SyncFolder has the names in a folder on the disk, after files in it were removed.
func SyncFolder(folder string) error { return syncFolder(folder) }
