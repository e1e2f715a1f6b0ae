namespace SellerDesk.Application.Data;

/// <summary>The database was brought to a schema that this program does not know: working on it could destroy what it does not see.</summary>
public sealed class NewerDatabaseException(string schema, string known)
    : Exception($"The database is newer than this program: its schema is {schema}, this program knows up to {known}. Start the newer program, or restore the backup that was made before the upgrade into another database.");
