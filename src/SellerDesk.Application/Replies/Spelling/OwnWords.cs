using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Replies.Spelling;

/// <summary>The desk's own words, learned from product cards and added by people, as this node knows them. Read again after a while: another node may have added some.</summary>
public sealed class OwnWords(WholeDb database, TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(30);

    private FrozenSet<string> words = FrozenSet<string>.Empty;
    private long readAt = long.MinValue;
    private int version;

    /// <summary>Changes with every change of the words.</summary>
    public int Version => Volatile.Read(ref version);

    /// <summary><paramref name="word"/> in small letters without «ё».</summary>
    public bool Knows(string word) => IsAdded(word) || TradeWords.Has(word);

    internal bool IsAdded(string word) => Volatile.Read(ref words).Contains(word);

    /// <summary>As a word is kept and asked about.</summary>
    public static string Plain(string word) => word.Trim().ToLowerInvariant().Replace('ё', 'е');

    /// <summary>Reads the words unless they were read a moment ago; called before a text is checked.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        var last = Volatile.Read(ref readAt);
        var now = time.GetTimestamp();
        if (last != long.MinValue && time.GetElapsedTime(last, now) < FreshFor)
        {
            return;
        }

        // One of those who came at once reads; the others go on with what was known.
        if (Interlocked.CompareExchange(ref readAt, now, last) == last)
        {
            await ReadAsync(cancel);
        }
    }

    public async Task ReadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var all = await db.SpellingWords.AsNoTracking().Select(w => w.Word).ToListAsync(cancel);
        Volatile.Write(ref readAt, time.GetTimestamp());
        if (all.Count != words.Count || !words.SetEquals(all))
        {
            Volatile.Write(ref words, all.ToFrozenSet(StringComparer.Ordinal));
            Interlocked.Increment(ref version);
        }
    }
}
