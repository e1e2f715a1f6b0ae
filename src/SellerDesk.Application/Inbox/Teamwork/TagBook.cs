using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Inbox.Teamwork;

public sealed record TagFace(string Name, string Colour);

/// <summary>All tags of the desk with their colours; read again when one is made here, or after some seconds.</summary>
public sealed class TagBook(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<IReadOnlyList<TagFace>> tags = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    public Task<IReadOnlyList<TagFace>> LoadAsync(CancellationToken cancel) => tags.GetAsync(cancel);

    public void Forget() => tags.Forget();

    private static async Task<IReadOnlyList<TagFace>> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        return await db.ItemTags.AsNoTracking().OrderBy(t => t.Name).Select(t => new TagFace(t.Name, t.Colour)).ToListAsync();
    }
}
