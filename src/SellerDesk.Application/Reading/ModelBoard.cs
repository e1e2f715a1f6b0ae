using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Reading;

namespace SellerDesk.Application.Reading;

/// <summary>One version in the history of the model.</summary>
/// <param name="IsBase">The one that ships was put back.</param>
public sealed record ModelRow(int Version, int TrainedOn, int HeldBack, double Score, double FormerScore, bool Kept, bool IsCurrent, bool IsBase, DateTimeOffset CreatedAt);

/// <summary>How strongly a word pulls, on average over the newest texts it stands in: above 0 to praise, below 0 to blame.</summary>
public sealed record LeaningWord(string Word, int Texts, double Weight);

public sealed record ModelBoardPicture(IReadOnlyList<ModelRow> Versions, int Known, int Corrections, IReadOnlyList<LeaningWord> Praising, IReadOnlyList<LeaningWord> Blaming);

/// <summary>The page of the model: its versions with their figures, and the words that weigh most in what buyers wrote lately.</summary>
public sealed class ModelBoard(WholeDb database, NpgsqlDataSource source, CurrentModel current)
{
    private const int VersionsShown = 30;
    private const int TextsLookedAt = 400;
    private const int FewestTexts = 3;
    private const int WordsShown = 12;

    private const string Newest = $"""
        select {ReadingSql.Words} from (select id, shop_id, kind from work_items where kind = 'Review' and has_text order by created_at desc, id desc limit @most) w
        """;

    public async Task<ModelBoardPicture> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var versions = await db.TextModels.AsNoTracking().OrderByDescending(m => m.Version).Take(VersionsShown)
            .Select(m => new ModelRow(m.Version, m.TrainedOn, m.HeldBack, m.Score, m.FormerScore, m.Kept, m.IsCurrent, m.Kept && m.TrainedOn == 0, m.CreatedAt)).ToListAsync(cancel);
        var corrections = await db.Readings.AsNoTracking().CountAsync(r => r.CorrectedAt != null, cancel);
        var model = (await current.GetAsync(cancel)).Model;
        var words = Words(model, await TextsAsync(cancel));
        return new(versions, model.TrainedOn, corrections,
            [.. words.Where(word => word.Weight > 0).OrderByDescending(word => word.Weight).Take(WordsShown)],
            [.. words.Where(word => word.Weight < 0).OrderBy(word => word.Weight).Take(WordsShown)]);
    }

    private static List<LeaningWord> Words(SentimentModel model, List<string> texts) =>
    [
        .. texts.SelectMany(text => model.Lean(text).Where(word => word.Word.Length > 2).GroupBy(word => word.Word).Select(group => (group.Key, Weight: group.Sum(word => word.Weight))))
            .GroupBy(word => RussianStemmer.Stem(word.Key))
            .Where(group => group.Count() >= FewestTexts)
            .Select(group => new LeaningWord(group.GroupBy(word => word.Key).MaxBy(form => form.Count())!.Key, group.Count(), group.Average(word => word.Weight))),
    ];

    private async Task<List<string>> TextsAsync(CancellationToken cancel)
    {
        await using var ask = source.CreateCommand(Newest);
        ask.Parameters.AddWithValue("most", TextsLookedAt);
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        var texts = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            if (!reader.IsDBNull(0))
            {
                texts.Add(reader.GetString(0));
            }
        }

        return texts;
    }
}
