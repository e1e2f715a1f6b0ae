using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace SellerDesk.Application.Audit;

/// <summary>
/// Changes that go past the change tracker, as statements through a context: the entry goes along in the same command, hence in the same transaction and without a further way to the
/// database.
/// </summary>
internal sealed partial class AuditStatements : DbCommandInterceptor
{
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Attach(command, eventData.CommandSource);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Attach(command, eventData.CommandSource);
        return ValueTask.FromResult(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => result - Attached(command);

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(result - Attached(command));

    private static int Attached(DbCommand command) => command.CommandText.EndsWith(AuditSql.Insert, StringComparison.Ordinal) ? 1 : 0;

    private static void Attach(DbCommand command, CommandSource source)
    {
        if (Hand.Current is not { } hand || source is not (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw) || Attached(command) > 0)
        {
            return;
        }

        var changed = Changing().Matches(command.CommandText).FirstOrDefault(match => AuditedThings.Follows(match.Groups["table"].Value));
        if (changed is null)
        {
            return;
        }

        var table = changed.Groups["table"].Value;
        var given = command.Parameters.Cast<DbParameter>().ToList();
        var ids = given.Select(parameter => parameter.Value).OfType<Guid>().Distinct().ToList();
        var facts = new Dictionary<string, string> { ["statement"] = changed.Groups["verb"].Value.ToLowerInvariant() };
        foreach (var parameter in given)
        {
            facts[parameter.ParameterName.TrimStart('@')] = Said(table, parameter.Value);
        }

        foreach (var parameter in AuditSql.Parameters(hand, AuditDeed.ChangedMany, table, ids.Count == 1 ? ids[0].ToString() : null, null, AuditDetails.Write(hand, null, facts)))
        {
            command.Parameters.Add(parameter);
        }

        command.CommandText = $"{command.CommandText.TrimEnd().TrimEnd(';')};\n{AuditSql.Insert}";
    }

    private static string Said(string table, object? value) => value switch
    {
        null or DBNull => "",
        byte[] or Stream => AuditDetails.Hidden,
        string text => AuditedThings.IsOfBuyers(table) ? AuditDetails.Hidden : AuditDetails.Cut(text)!,
        Guid or bool => value.ToString()!,
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        ICollection many => string.Create(CultureInfo.InvariantCulture, $"×{many.Count}"),
        _ => AuditDetails.Hidden,
    };

    // At the beginning of a statement or of a part of a WITH: "for update" and "do update" change nothing by themselves.
    [GeneratedRegex(@"(?:^|[(;])\s*(?<verb>insert\s+into|update|delete\s+from)\s+(?:only\s+)?""?(?<table>[a-z_]+)""?|\)\s*(?<verb>insert\s+into|update|delete\s+from)\s+""?(?<table>(?!skip\b|of\b|nowait\b|set\b)[a-z_]+)""?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Changing();
}

/// <summary>How an entry is written by hand.</summary>
internal static class AuditSql
{
    public const string Insert = "insert into audit_entries (hand, hand_id, deed, kind, thing, shop_id, details) values (@audit_hand, @audit_hand_id, @audit_deed, @audit_kind, @audit_thing, @audit_shop, @audit_details)";

    public static NpgsqlParameter[] Parameters(Hand hand, AuditDeed deed, string kind, string? thing, Guid? shop, string details) =>
    [
        new("audit_hand", hand.Kind.ToString()), Maybe("audit_hand_id", NpgsqlTypes.NpgsqlDbType.Uuid, hand.Id), new("audit_deed", deed.ToString()), new("audit_kind", kind),
        Maybe("audit_thing", NpgsqlTypes.NpgsqlDbType.Text, thing), Maybe("audit_shop", NpgsqlTypes.NpgsqlDbType.Uuid, shop), new("audit_details", details),
    ];

    private static NpgsqlParameter Maybe(string name, NpgsqlTypes.NpgsqlDbType type, object? value) => new(name, type) { Value = value ?? DBNull.Value };
}
