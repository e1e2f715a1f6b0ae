namespace SellerDesk.Application.Data;

/// <summary>A choice of the whole desk that people make on a settings page, as JSON under a name.</summary>
public sealed class DeskOption
{
    public const int NameMaxLength = 100;

    public required string Name { get; init; }

    public required string Value { get; set; }

    public Guid? ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}
