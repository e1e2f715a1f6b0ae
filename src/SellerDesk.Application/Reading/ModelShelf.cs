using Npgsql;
using SellerDesk.Domain.Reading;

namespace SellerDesk.Application.Reading;

/// <summary>How a new model did beside the former one, on texts that neither has seen.</summary>
/// <param name="Score">Macro F1 of the new one, 0 to 1.</param>
/// <param name="FormerScore">Of the former one on the same texts.</param>
public sealed record ModelTrial(int Texts, int HeldBack, double Score, double FormerScore, bool Kept);

/// <summary>Keeps models with their figures; the one that reads is marked. Weights of old ones are let go, their figures stay.</summary>
public sealed class ModelShelf(NpgsqlDataSource source, CurrentModel current, TimeProvider time)
{
    private const string Put = """
        with number as (select coalesce(max(version), 0) + 1 as version from text_models)
        insert into text_models (id, version, content, trained_on, held_back, score, former_score, kept, is_current, created_at)
        select @id, version, @content, @texts, @held_back, @score, @former, @kept, @kept, @now from number returning version
        """;

    private const string Clear = """
        update text_models set content = '' where length(content) > 0 and not is_current
          and version not in (select version from text_models where kept order by version desc limit 5)
        """;

    /// <param name="model">Null when it was not kept, or to put the one that ships back.</param>
    /// <returns>The new version's number.</returns>
    public async Task<int> PutAsync(SentimentModel? model, ModelTrial trial, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, transaction, "select pg_advisory_xact_lock(hashtextextended('text_models', 0))", cancel);
        if (trial.Kept)
        {
            await RunAsync(connection, transaction, "update text_models set is_current = false where is_current", cancel);
        }

        await using var put = new NpgsqlCommand(Put, connection, transaction);
        put.Parameters.AddWithValue("id", Guid.CreateVersion7(time.GetUtcNow()));
        put.Parameters.AddWithValue("content", model is not null && trial.Kept ? SentimentModelFile.Write(model) : []);
        put.Parameters.AddWithValue("texts", trial.Texts);
        put.Parameters.AddWithValue("held_back", trial.HeldBack);
        put.Parameters.AddWithValue("score", trial.Score);
        put.Parameters.AddWithValue("former", trial.FormerScore);
        put.Parameters.AddWithValue("kept", trial.Kept);
        put.Parameters.AddWithValue("now", time.GetUtcNow().UtcDateTime);
        var version = (int)(await put.ExecuteScalarAsync(cancel))!;
        await RunAsync(connection, transaction, Clear, cancel);
        await transaction.CommitAsync(cancel);
        current.Forget();
        return version;
    }

    private static async Task RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
