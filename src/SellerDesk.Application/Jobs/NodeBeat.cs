namespace SellerDesk.Application.Jobs;

/// <summary>A web program of this desk and when it last said that it lives.</summary>
public sealed class NodeBeat
{
    public const int NameMaxLength = 200;

    public required string Node { get; init; }

    public required string Version { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>False: it serves pages alone.</summary>
    public bool RunsJobs { get; set; }

    /// <summary>Pages that are open there.</summary>
    public int Circuits { get; set; }

    /// <summary>What the process holds, in bytes.</summary>
    public long Memory { get; set; }
}
