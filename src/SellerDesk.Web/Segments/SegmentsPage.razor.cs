using SellerDesk.Application.Segments;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Segments;

/// <summary>Segments with their sizes: those of the way of a buyer, those of loyalty, and what people made.</summary>
public sealed partial class SegmentsPage(SegmentBook book, CurrentPerson current) : DeskPage
{
    private static readonly string[] Way = ["new", "active", "atrisk", "dormant", "lost"];

    private IReadOnlyList<SegmentRow> rows = [];

    private IEnumerable<(string Title, IEnumerable<SegmentRow> Rows)> Groups => new (string, IEnumerable<SegmentRow>)[]
    {
        ("way", rows.Where(row => Way.Contains(row.ReadyMade))),
        ("loyalty", rows.Where(row => row.ReadyMade is not null && !Way.Contains(row.ReadyMade))),
        ("made", rows.Where(row => row.ReadyMade is null)),
    }.Where(group => group.Item2.Any());

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override Task ReloadAsync() => LoadAsync(async () => rows = await book.ListAsync((await current.GetActorAsync(Cancel)).PersonId, Now, Cancel));

    private string Change(SegmentRow row) => row.Change switch
    {
        null => "–",
        0 => "0",
        > 0 and var more => "+" + T.Format.Number(more),
        { } less => Format.Minus + T.Format.Number(-less),
    };
}
