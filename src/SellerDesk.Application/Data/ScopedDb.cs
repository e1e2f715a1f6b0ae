using Microsoft.EntityFrameworkCore;

namespace SellerDesk.Application.Data;

/// <summary>Contexts for people: narrowed to the shops of whoever asks. One context per call, never kept.</summary>
public sealed class ScopedDb(DbContextOptions<SellerDeskDb> options, IShopScopeSource source)
{
    public async ValueTask<SellerDeskDb> OpenAsync(CancellationToken cancel) => new(options, await source.GetAsync(cancel));
}
