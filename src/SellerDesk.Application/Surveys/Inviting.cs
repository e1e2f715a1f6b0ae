using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.BuyerEvents;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>
/// Writes invitations and what tells of them, in one transaction: the message engine takes it from there. One node and one person at a time, so that limits hold whoever asks.
/// </summary>
public sealed class Inviting(NpgsqlDataSource source, SurveyDoor door)
{
    /// <summary>In one transaction; a job goes on with the next.</summary>
    public const int AtOnce = 500;

    /// <returns>How many were invited.</returns>
    internal async Task<int> InviteAsync(Survey survey, Guid? segment, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, "select pg_advisory_xact_lock(hashtextextended('survey_invitations', 0))", cancel);
        var room = await RoomAsync(connection, survey, now, cancel);
        var candidates = room > 0 ? await CandidatesAsync(connection, survey, segment, room, now, cancel) : [];
        if (candidates.Count == 0)
        {
            return 0;
        }

        var tiers = await BuyerTiers.LoadAsync(connection, [.. candidates.Select(one => one.Buyer)], cancel);
        await WriteAsync(connection, survey, candidates.ConvertAll(one => one with { Tier = tiers.GetValueOrDefault(one.Buyer) }), now, cancel);
        await transaction.CommitAsync(cancel);
        return candidates.Count;
    }

    private static async Task<int> RoomAsync(NpgsqlConnection connection, Survey survey, DateTimeOffset now, CancellationToken cancel)
    {
        if (survey.Quota == 0)
        {
            return AtOnce;
        }

        await using var count = new NpgsqlCommand("select count(*)::int from survey_invitations where survey_id = @survey and created_at > @since", connection);
        count.Parameters.AddWithValue("survey", survey.Id.Value);
        count.Parameters.AddWithValue("since", now.AddDays(-survey.QuotaDays).UtcDateTime);
        return Math.Min(AtOnce, survey.Quota - (await count.ExecuteScalarAsync(cancel) as int? ?? 0));
    }

    private static async Task<List<Candidate>> CandidatesAsync(NpgsqlConnection connection, Survey survey, Guid? segment, int room, DateTimeOffset now, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand(CandidateSql.Of(survey.Trigger), connection) { CommandTimeout = 120 };
        ask.Parameters.AddWithValue("survey", survey.Id.Value);
        ask.Parameters.AddWithValue("shops", survey.Shops.Length > 0 ? survey.Shops : await ShopsAsync(connection, cancel));
        ask.Parameters.AddWithValue("delay", survey.DelayDays);
        ask.Parameters.AddWithValue("share", survey.Share);
        ask.Parameters.AddWithValue("rest", survey.RestDays);
        ask.Parameters.AddWithValue("room", room);
        ask.Parameters.AddWithValue("started", (survey.StartedAt ?? now).UtcDateTime);
        ask.Parameters.AddWithValue("now", now.UtcDateTime);
        ask.Parameters.AddWithValue("segment", segment ?? Guid.Empty);
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        var found = new List<Candidate>();
        while (await reader.ReadAsync(cancel))
        {
            found.Add(new Candidate(reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetGuid(4),
                reader.IsDBNull(5) ? null : reader.GetGuid(5), reader.IsDBNull(6) ? null : reader.GetInt16(6), reader.GetBoolean(7), reader.GetBoolean(8)));
        }

        return found;
    }

    private static async Task<Guid[]> ShopsAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand("select coalesce(array_agg(id), '{}') from shops", connection);
        return await ask.ExecuteScalarAsync(cancel) as Guid[] ?? [];
    }

    private async Task WriteAsync(NpgsqlConnection connection, Survey survey, List<Candidate> candidates, DateTimeOffset now, CancellationToken cancel)
    {
        var tokens = candidates.ConvertAll(_ => SurveyToken.New());
        await using var write = new NpgsqlCommand(InvitationSql.Write, connection);
        write.Parameters.AddWithValue("ids", candidates.Select(_ => Guid.CreateVersion7(now)).ToArray());
        write.Parameters.AddWithValue("shops", candidates.ConvertAll(one => one.Shop));
        write.Parameters.AddWithValue("buyers", candidates.ConvertAll(one => one.Buyer));
        write.Parameters.AddWithValue("subjects", candidates.ConvertAll(one => one.Subject));
        write.Parameters.AddWithValue("orders", NpgsqlDbType.Array | NpgsqlDbType.Text, candidates.Select(one => one.Order).ToArray());
        write.Parameters.AddWithValue("products", NpgsqlDbType.Array | NpgsqlDbType.Uuid, candidates.Select(one => one.Product).ToArray());
        write.Parameters.AddWithValue("tiers", NpgsqlDbType.Array | NpgsqlDbType.Text, candidates.Select(one => one.Tier).ToArray());
        write.Parameters.AddWithValue("operators", NpgsqlDbType.Array | NpgsqlDbType.Uuid, candidates.Select(one => one.Operator).ToArray());
        write.Parameters.AddWithValue("stars", NpgsqlDbType.Array | NpgsqlDbType.Smallint, candidates.Select(one => one.Stars).ToArray());
        write.Parameters.AddWithValue("late", candidates.ConvertAll(one => one.Late));
        write.Parameters.AddWithValue("complained", candidates.ConvertAll(one => one.Complained));
        write.Parameters.AddWithValue("hashes", tokens.Select(SurveyToken.Hash).ToArray());
        write.Parameters.AddWithValue("values", NpgsqlDbType.Array | NpgsqlDbType.Jsonb, candidates.Select((one, at) => JsonSerializer.Serialize(Values(survey, one, tokens[at]))).ToArray());
        write.Parameters.AddWithValue("survey", survey.Id.Value);
        write.Parameters.AddWithValue("kind", nameof(BuyerEventKind.SurveyInvited));
        write.Parameters.AddWithValue("expires", now.AddDays(survey.ExpireDays).UtcDateTime);
        write.Parameters.AddWithValue("now", now.UtcDateTime);
        await write.ExecuteNonQueryAsync(cancel);
    }

    private Dictionary<string, string> Values(Survey survey, Candidate one, string token)
    {
        var values = new Dictionary<string, string> { ["link"] = door.Link(token).ToString(), ["question"] = survey.Words["ru"].Question };
        if (one.Order is { } order)
        {
            values["order"] = order;
        }

        return values;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record Candidate(Guid Subject, Guid Shop, Guid Buyer, string? Order, Guid? Product, Guid? Operator, short? Stars, bool Late, bool Complained)
    {
        public string? Tier { get; init; }
    }
}
