namespace SellerDesk.Application.Backups;

/// <summary>The nightly backup: section <c>Backups</c> of the configuration.</summary>
public sealed class BackupSettings
{
    /// <summary>Where backups are written, on the machine of whichever node does it: shared by all nodes, or given to one alone. Empty: none are made.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The time of day, UTC.</summary>
    public TimeSpan At { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many are kept; older ones are deleted after a new one succeeded.</summary>
    public int Keep { get; set; } = 14;

    /// <summary>When the newest is older than this, something is wrong.</summary>
    public TimeSpan OldAfter { get; set; } = TimeSpan.FromHours(30);
}
