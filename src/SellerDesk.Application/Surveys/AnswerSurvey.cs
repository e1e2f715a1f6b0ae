using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>What came with the sheet; nothing of it is trusted.</summary>
public sealed record SurveyReply(int? Score, IReadOnlyList<string> Reasons, string? Comment, string Language);

/// <summary>Keeps an answer: one for each invitation, however many come at once. A low score becomes work, in the same transaction.</summary>
public sealed class AnswerSurvey(NpgsqlDataSource source, InboxCounters counters, TimeProvider time)
{
    /// <returns>False where nothing was kept: no score on the scale, an answer is there already, or the token opens nothing (any more).</returns>
    public async Task<bool> ExecuteAsync(string token, SurveyReply reply, CancellationToken cancel)
    {
        if (token.Length > SurveyToken.MaxLength || reply.Score is not { } score)
        {
            return false;
        }

        var now = time.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await TakeAsync(connection, token, now, cancel) is not { } asked || !asked.Kind.Has(score))
        {
            return false;
        }

        var answer = new KeptAnswer(asked, Guid.CreateVersion7(now), (short)score, asked.Kind.Band(score), [.. reply.Reasons.Where(asked.Reasons.Contains).Distinct()], Words(reply.Comment), Language(reply.Language));
        var batch = new WriteBatch(connection, transaction, new ShopId(asked.Shop), now);
        await AnswerWriter.KeepAsync(batch, answer, cancel);
        if (answer.Band == SurveyBand.Bad)
        {
            await AnswerWriter.OpenAsync(batch, answer, cancel);
        }

        await transaction.CommitAsync(cancel);
        counters.Forget();
        return true;
    }

    /// <summary>Whoever marks the invitation has it; the others find it marked. Rolled back with everything else where the answer is none.</summary>
    private static async Task<AskedBuyer?> TakeAsync(NpgsqlConnection connection, string token, DateTimeOffset now, CancellationToken cancel)
    {
        await using (var take = new NpgsqlCommand(AnswerSql.TakeInvitation, connection))
        {
            take.Parameters.AddWithValue("hash", SurveyToken.Hash(token));
            take.Parameters.AddWithValue("now", now.UtcDateTime);
            if (await ReadAsync(take, cancel) is { } asked)
            {
                return asked;
            }
        }

        await using var open = new NpgsqlCommand(AnswerSql.TakeLink, connection);
        open.Parameters.AddWithValue("token", token);
        return await ReadAsync(open, cancel) is { } door && await HasRoomAsync(connection, door.Survey, now, cancel) ? door : null;
    }

    /// <summary>The quota of an open link counts answers: one at a time, so that it holds.</summary>
    private static async Task<bool> HasRoomAsync(NpgsqlConnection connection, Guid survey, DateTimeOffset now, CancellationToken cancel)
    {
        await using (var gate = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('survey_answers' || @survey::text, 0))", connection))
        {
            gate.Parameters.AddWithValue("survey", survey);
            await gate.ExecuteNonQueryAsync(cancel);
        }

        await using var room = new NpgsqlCommand(AnswerSql.HasRoom, connection);
        room.Parameters.AddWithValue("survey", survey);
        room.Parameters.AddWithValue("now", now.UtcDateTime);
        return await room.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<AskedBuyer?> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new AskedBuyer(
                Id(reader, 0), reader.GetGuid(1), reader.GetGuid(2), Enum.Parse<SurveyKind>(reader.GetString(3)), reader.GetFieldValue<string[]>(4), Id(reader, 5), Text(reader, 6), Id(reader, 7), Text(reader, 8),
                Id(reader, 9), reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10))
            : null;
    }

    private static Guid? Id(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>PostgreSQL keeps no zero bytes; half of a pair that was cut is no letter.</summary>
    private static string Words(string? comment)
    {
        var words = (comment ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
        if (words.Length <= SurveyAnswer.CommentMaxLength)
        {
            return words;
        }

        var most = SurveyAnswer.CommentMaxLength;
        return words[..(char.IsHighSurrogate(words[most - 1]) ? most - 1 : most)];
    }

    private static string Language(string said) => SurveyContent.Languages.Contains(said) ? said : SurveyContent.Languages[0];
}
