using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Spelling;

/// <summary>Adds a word to the desk's own dictionary, or takes one out again.</summary>
public sealed class KeepSpellingWord(WholeDb database, OwnWords own, TimeProvider time)
{
    public async Task AddAsync(Actor actor, string word, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var plain = OwnWords.Plain(word);
        if (plain.Length is 0 or > SpellingWord.MaxLength || !plain.All(letter => char.IsLetter(letter) || letter == '-'))
        {
            throw new RuleException("spelling.word", SpellingWord.MaxLength);
        }

        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"""
            insert into spelling_words (word, author_id, created_at) values ({plain}, {actor.PersonId?.Value}, {time.GetUtcNow()})
            on conflict (word) do update set author_id = excluded.author_id, created_at = excluded.created_at
            """, cancel);
        await own.ReadAsync(cancel);
    }

    public async Task RemoveAsync(Actor actor, string word, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        await db.SpellingWords.Where(known => known.Word == word).ExecuteDeleteAsync(cancel);
        await own.ReadAsync(cancel);
    }
}
