using System.Collections;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Audit;

/// <summary>Reads out of what a context is about to save what the log says of it.</summary>
internal static class AuditedChanges
{
    public static List<AuditEntry> Of(ChangeTracker changes, Hand hand)
    {
        var things = new Dictionary<(string Table, string? Thing), Deed>();
        foreach (var entry in changes.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Root(entry.Metadata).GetTableName() is { } table && AuditedThings.Follows(table))
            {
                Take(things, entry, table);
            }
        }

        return [.. things.Where(thing => thing.Value.IsWorthTelling).Select(thing => Entry(thing.Key.Table, thing.Key.Thing, thing.Value, hand))];
    }

    private static AuditEntry Entry(string table, string? thing, Deed deed, Hand hand) => new()
    {
        Hand = hand.Kind,
        HandId = hand.Id,
        Deed = table == AuditedThings.Looks ? AuditDeed.Looked : deed.Kind ?? AuditDeed.Changed,
        Kind = table,
        Thing = thing is { Length: > AuditEntry.ThingMaxLength } ? thing[..AuditEntry.ThingMaxLength] : thing,
        ShopId = deed.Shop,
        Details = AuditDetails.Write(hand, deed.Changes),
    };

    private static void Take(Dictionary<(string, string?), Deed> things, EntityEntry entry, string table)
    {
        var thing = Key(entry);
        if (!things.TryGetValue((table, thing), out var deed))
        {
            things[(table, thing)] = deed = new Deed();
        }

        var owned = entry.Metadata.IsOwned();
        deed.Kind ??= owned ? null : entry.State switch { EntityState.Added => AuditDeed.Added, EntityState.Deleted => AuditDeed.Removed, _ => AuditDeed.Changed };
        var prefix = owned ? SnakeName(entry.Metadata.FindOwnership()!.PrincipalToDependent?.Name ?? "") + "." : "";
        foreach (var property in entry.Properties)
        {
            var column = property.Metadata.GetColumnName() ?? "";
            if (column == "shop_id")
            {
                deed.Shop = Provider(property.Metadata, property.CurrentValue) as Guid?;
            }

            if (Tells(entry.State, property) && !AuditedThings.IsNoise(column) && !(owned && property.Metadata.IsKey()))
            {
                Tell(deed, table, prefix + column, column, entry.State, property);
            }
        }
    }

    private static bool Tells(EntityState state, PropertyEntry property) =>
        state == EntityState.Modified ? property.IsModified : !property.IsTemporary && !property.Metadata.IsPrimaryKey() && (property.CurrentValue is not null || property.OriginalValue is not null);

    private static void Tell(Deed deed, string table, string name, string column, EntityState state, PropertyEntry property)
    {
        var hides = AuditedThings.Hides(table, column, IsFree(property.Metadata));
        var before = state == EntityState.Added ? null : Said(property.Metadata, property.OriginalValue, hides);
        var after = state == EntityState.Deleted ? null : Said(property.Metadata, property.CurrentValue, hides);
        if (deed.Changes.TryGetValue(name, out var known))
        {
            (before, after) = (before ?? known[0], after ?? known[1]);
        }

        // What is hidden looks alike on both sides; anything else that looks alike did not change.
        if (before != after || hides)
        {
            deed.Changes[name] = [before, after];
        }
        else
        {
            deed.Changes.Remove(name);
        }
    }

    private static bool IsFree(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return !type.IsEnum && !property.IsForeignKey() && (stored == typeof(string) || stored == typeof(byte[]) || type == typeof(string) || (type != typeof(byte[]) && typeof(IEnumerable).IsAssignableFrom(type)));
    }

    private static string? Said(IProperty property, object? value, bool hides) => value switch
    {
        null => null,
        _ when hides => AuditDetails.Hidden,
        byte[] bytes => string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} B"),
        _ => AuditDetails.Cut(Text(Provider(property, value))),
    };

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable many => JsonSerializer.Serialize(many.Cast<object?>().Select(Text)),
        _ => value.ToString(),
    };

    private static object? Provider(IProperty property, object? value) =>
        value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

    /// <summary>The key without the shop, which stands in a column of its own; null while the database has not given it.</summary>
    private static string? Key(EntityEntry entry)
    {
        var keys = entry.Metadata.FindOwnership() is { } ownership ? ownership.Properties : entry.Metadata.FindPrimaryKey()?.Properties ?? [];
        var said = new List<string>(keys.Count);
        foreach (var key in keys)
        {
            var property = entry.Property(key.Name);
            if (property.IsTemporary)
            {
                return null;
            }

            if (keys.Count == 1 || key.GetColumnName() != "shop_id")
            {
                said.Add(Text(Provider(key, property.CurrentValue)) ?? "");
            }
        }

        return said.Count == 0 ? null : string.Join('/', said);
    }

    private static IReadOnlyEntityType Root(IReadOnlyEntityType type) => type.FindOwnership() is { } ownership && type.GetTableName() is null ? Root(ownership.PrincipalEntityType) : type;

    private static string SnakeName(string name) => Data.Mapping.SnakeCase.Of(name);

    private sealed class Deed
    {
        public AuditDeed? Kind { get; set; }

        public Guid? Shop { get; set; }

        public Dictionary<string, string?[]> Changes { get; } = [];

        public bool IsWorthTelling => Kind is AuditDeed.Added or AuditDeed.Removed || Changes.Count > 0;
    }
}
