using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Reading;

/// <summary>
/// Reads every text that came in or changed: sentiment by the model (and the stars, where there are any), topics and flags. Unread items are found
/// by an index of their own, so a round with nothing to read costs one look.
/// </summary>
public sealed class ReadTextsJob(NpgsqlDataSource source, CurrentModel current, TimeProvider time) : IJob
{
    private const int Slice = 500;

    /// <summary>Then the next round goes on: a job that stands in the way of its own next start would be taken for hung.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(30);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var all = 0;
        for (var read = Slice; read == Slice && time.GetElapsedTime(began) < LongestRound; all += read)
        {
            read = await ReadSliceAsync(await current.GetAsync(cancel), cancel);
        }

        return all > 0;
    }

    private async Task<int> ReadSliceAsync(NumberedModel model, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var batch = new WriteBatch(connection, transaction, default, time.GetUtcNow());
        var texts = await NextAsync(batch, cancel);
        if (texts.Count == 0)
        {
            return 0;
        }

        var signs = await LateSigns.LoadAsync(batch, texts, cancel);
        var read = texts.ConvertAll(text => ReadText.Of(text, model.Model, signs));
        await KeepAsync(batch, model.Version, read, cancel);
        await JoinSeriesAsync(batch, signs, texts, cancel);
        await transaction.CommitAsync(cancel);
        return texts.Count;
    }

    private static async Task<List<UnreadText>> NextAsync(WriteBatch batch, CancellationToken cancel)
    {
        await using var ask = batch.Command(ReadingSql.Next);
        ask.Parameters.AddWithValue("slice", Slice);
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        var texts = new List<UnreadText>();
        while (await reader.ReadAsync(cancel))
        {
            texts.Add(new(reader.GetGuid(0), reader.GetGuid(1), Enum.Parse<WorkItemKind>(reader.GetString(2)), Short(reader, 3), reader.GetBoolean(4),
                reader.IsDBNull(5) ? null : reader.GetGuid(5), reader.GetFieldValue<DateTimeOffset>(6), reader.GetString(7), Text(reader, 8), Text(reader, 9)));
        }

        return texts;
    }

    private static async Task KeepAsync(WriteBatch batch, int version, List<ReadText> read, CancellationToken cancel)
    {
        await Staging.CopyAsync(batch, "staged_readings", ReadingSql.Columns, read, WriteAsync, cancel);
        await batch.ExecuteAsync(ReadingSql.Mark, cancel);
        await using var keep = batch.Command(ReadingSql.Keep);
        keep.Parameters.AddWithValue("version", version);
        await keep.ExecuteNonQueryAsync(cancel);
        foreach (var shop in read.Where(text => text.Within is not null).GroupBy(text => text.Source.ShopId))
        {
            await NearerClocks.BringAsync(batch with { ShopId = new ShopId(shop.Key) }, [.. shop.Select(text => (text.Source.Id, (int)text.Within!.Value.TotalMinutes))], cancel);
        }
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, ReadText read, CancellationToken cancel)
    {
        await copy.WriteAsync(read.Source.Id, NpgsqlDbType.Uuid, cancel);
        await copy.WriteAsync(read.Source.ShopId, NpgsqlDbType.Uuid, cancel);
        await copy.WriteAsync(read.Sentiment.ToNumber(), NpgsqlDbType.Smallint, cancel);
        await copy.TextAsync(read.ScoresJson, cancel);
        await copy.TextAsync(read.TopicsJson, cancel);
        await copy.TextsAsync(read.TopicCodes, cancel);
        await copy.TextsAsync(read.Flags, cancel);
    }

    private static async Task JoinSeriesAsync(WriteBatch batch, LateSigns signs, List<UnreadText> texts, CancellationToken cancel)
    {
        if (signs.Series.Except(texts.Select(text => text.Id)).ToArray() is { Length: > 0 } earlier)
        {
            await using var join = batch.Command(ReadingSql.JoinSeries);
            join.Parameters.AddWithValue("ids", earlier);
            join.Parameters.AddWithValue("shops", texts.Select(text => text.ShopId).Distinct().ToArray());
            await join.ExecuteNonQueryAsync(cancel);
        }
    }

    private static short? Short(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt16(column);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
