using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Complaints;

/// <summary>What proves each ground, as managers want it asked for.</summary>
public sealed partial class EvidenceSettings(SaveEvidence save)
{
    private static readonly IReadOnlyList<string?> Grounds = [null, .. EvidenceLists.Grounds];

    private readonly Dictionary<string, EvidenceName> typed = [];
    private IReadOnlyList<EvidenceItem> all = [];
    private Marketplace? marketplace;
    private string? refusal;
    private int edition;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await TryAsync(ReadAsync);
    }

    private async Task ReadAsync() => all = await save.LoadAsync(Cancel);

    private void Choose(ChangeEventArgs chosen) => (marketplace, refusal) = (Enum.TryParse<Marketplace>(chosen.Value?.ToString(), out var one) ? one : null, null);

    private string Title(string? ground) => ground is null ? T["complaints.evidence.always"] : T["complaint.ground." + ground];

    private EvidenceName Typed(string? ground) => typed.GetValueOrDefault(ground ?? "") ?? new EvidenceName("", "");

    private void Type(string? ground, string? ru, string? en) => typed[ground ?? ""] = new EvidenceName(ru ?? Typed(ground).Ru, en ?? Typed(ground).En);

    private EvidenceListKey List(string? ground) => new(marketplace, ground);

    private Task RenameAsync(string? ground, EvidenceItem item, string? ru, string? en) =>
        ActAsync(() => save.RenameAsync(Actor, List(ground), item.Code, ru ?? item.NameRu, en ?? item.NameEn, Cancel));

    private Task RetireAsync(string? ground, EvidenceItem item) => ActAsync(() => save.RetireAsync(Actor, List(ground), item.Code, item.RetiredAt is null, Cancel));

    private Task MoveAsync(string? ground, EvidenceItem item, bool up) => ActAsync(() => save.MoveAsync(Actor, List(ground), item.Code, up, Cancel));

    private Task AddAsync(string? ground) => ActAsync(async () =>
    {
        await save.AddAsync(Actor, List(ground), Typed(ground).Ru, Typed(ground).En, Cancel);
        typed.Remove(ground ?? "");
    });

    private async Task ActAsync(Func<Task> work)
    {
        refusal = null;
        if (!await TryAsync(work, why => refusal = why))
        {
            // A field shows again what is kept.
            edition++;
        }

        await TryAsync(ReadAsync);
    }
}
