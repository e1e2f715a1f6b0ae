using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>Who answers, as they were when they were asked; without an invitation and a buyer where the open link was used.</summary>
internal sealed record AskedBuyer(
    Guid? Invitation, Guid Shop, Guid Survey, SurveyKind Kind, string[] Reasons, Guid? Buyer, string? Order, Guid? Product, string? Tier, Guid? Operator, DateTimeOffset? AskedAt);

internal sealed record KeptAnswer(AskedBuyer Asked, Guid Id, short Score, SurveyBand Band, string[] Reasons, string Comment, string Language);

/// <summary>Writes an answer, and the work that a low score makes: due by the shop's level, its clock beside it.</summary>
internal static class AnswerWriter
{
    public static async Task KeepAsync(WriteBatch batch, KeptAnswer answer, CancellationToken cancel)
    {
        await using var keep = batch.Command(AnswerSql.Keep);
        Describe(keep, answer);
        keep.Parameters.AddWithValue("survey", answer.Asked.Survey);
        keep.Parameters.AddWithValue("band", answer.Band.ToString());
        keep.Parameters.AddWithValue("reasons", answer.Reasons);
        keep.Parameters.AddWithValue("language", answer.Language);
        Add(keep, "invitation", NpgsqlDbType.Uuid, answer.Asked.Invitation);
        Add(keep, "buyer", NpgsqlDbType.Uuid, answer.Asked.Buyer);
        Add(keep, "tier", NpgsqlDbType.Text, answer.Asked.Tier);
        Add(keep, "operator", NpgsqlDbType.Uuid, answer.Asked.Operator);
        Add(keep, "asked", NpgsqlDbType.TimestampTz, answer.Asked.AskedAt?.UtcDateTime);
        await keep.ExecuteNonQueryAsync(cancel);
    }

    public static async Task OpenAsync(WriteBatch batch, KeptAnswer answer, CancellationToken cancel)
    {
        var policy = await PolicyReader.LoadAsync(batch, null, cancel);
        await using (var open = batch.Command(AnswerSql.Open))
        {
            Describe(open, answer);
            open.Parameters.AddWithValue("due", policy.FirstResponse(TimeOf.Survey, batch.Now).DueAt.UtcDateTime);
            open.Parameters.AddWithValue("preview", Preview(answer.Comment));
            await open.ExecuteNonQueryAsync(cancel);
        }

        await ClockBatch.StartAsync(batch, ClockSubject.WorkItem, ClockKind.FirstResponse, [new ClockStart(batch.ShopId, ClockSubject.WorkItem, answer.Id, ClockKind.FirstResponse, TimeOf.Survey, batch.Now)], cancel);
    }

    private static void Describe(NpgsqlCommand command, KeptAnswer answer)
    {
        command.Parameters.AddWithValue("id", answer.Id);
        command.Parameters.AddWithValue("score", answer.Score);
        command.Parameters.AddWithValue("comment", answer.Comment);
        Add(command, "order", NpgsqlDbType.Text, answer.Asked.Order);
        Add(command, "product", NpgsqlDbType.Uuid, answer.Asked.Product);
    }

    private static void Add(NpgsqlCommand command, string name, NpgsqlDbType type, object? value) => command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });

    private static string Preview(string comment)
    {
        var line = comment.ReplaceLineEndings(" ");
        return line.Length <= WorkItem.PreviewLength ? line : string.Concat(line.AsSpan(0, WorkItem.PreviewLength - 2), "…");
    }
}
