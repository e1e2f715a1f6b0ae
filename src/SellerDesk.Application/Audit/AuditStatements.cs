using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Audit;

/// <summary>
/// Changes that go past the change tracker, as statements through a context: the entry goes along in the same command, hence in the same transaction and without a further way to the
/// database.
/// </summary>
internal sealed partial class AuditStatements : DbCommandInterceptor
{
    private const string Settings = "desk_options";

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Attach(command, eventData.CommandSource);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Attach(command, eventData.CommandSource, await SettingBeforeAsync(command, cancellationToken));
        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => result - Attached(command);

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(result - Attached(command));

    private static int Attached(DbCommand command) => command.CommandText.EndsWith(AuditSql.Insert, StringComparison.Ordinal) ? 1 : 0;

    /// <summary>A setting of the desk is written by one statement, whatever stood there; the log wants to know. Settings are saved seldom enough for a further question.</summary>
    private static async Task<string?> SettingBeforeAsync(DbCommand command, CancellationToken cancel)
    {
        if (Hand.Current is null || command.Connection is not { } connection || !command.CommandText.Contains("insert into " + Settings, StringComparison.Ordinal) || SettingOf(command) is not { } name)
        {
            return null;
        }

        await using var ask = connection.CreateCommand();
        ask.Transaction = command.Transaction;
        ask.CommandText = "select value::text from desk_options where name = @name";
        ask.Parameters.Add(new NpgsqlParameter("name", name));
        return await ask.ExecuteScalarAsync(cancel) as string;
    }

    private static string? SettingOf(DbCommand command) => command.Parameters.Cast<DbParameter>().Select(parameter => parameter.Value).OfType<string>().FirstOrDefault();

    private static void Attach(DbCommand command, CommandSource source, string? before = null)
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

        var setting = table == Settings && given.Count > 1 && given[1].Value is string ? SettingOf(command) : null;
        var details = setting is null ? AuditDetails.Write(hand, null, facts)
            : AuditDetails.Write(hand, new Dictionary<string, string?[]> { ["value"] = [AuditDetails.Cut(before), AuditDetails.Cut((string)given[1].Value!)] });
        var deed = setting is null ? AuditDeed.ChangedMany : AuditDeed.Changed;
        foreach (var parameter in AuditSql.Parameters(hand, deed, table, setting ?? (ids.Count == 1 ? ids[0].ToString() : null), null, details))
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
