using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Complaints;

/// <summary>What proves our side of a case, point by point.</summary>
public sealed partial class CaseEvidence(ComplaintActions actions, AddComplaintFile add, RemoveComplaintFile removal)
{
    private const int MostAtOnce = 20;

    private static readonly string Accepted = string.Join(',', AddComplaintFile.Taken.Select(ending => "." + ending).Append(".jpeg"));

    private readonly List<string> problems = [];
    private bool busy;

    [Parameter, EditorRequired]
    public CaseData Data { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>The conversation is asked for.</summary>
    [Parameter]
    public EventCallback OnTalk { get; set; }

    private ComplaintDetails Case => Data.Case;

    private bool MayWork => Actor.Role >= Role.Support && Case.Row.Stage != ComplaintStage.Closed;

    // A point with a file, or one that the desk itself knows of, is there though nobody ticked it.
    private bool IsThere(EvidencePoint point) => point.TickedAt is not null || point.Files > 0 || point.Code switch
    {
        "order" => Case.Order is not null,
        "messages" => Data.Talk is { Messages.Count: > 0 },
        "buyer-photos" => Case.Return is { Photos.Count: > 0 },
        "tracking" => Case.Order?.TrackingNumber is not null,
        _ => false,
    };

    private string? Fact(EvidencePoint point) => point.Code switch
    {
        "order" when Case.Order is { } order => order.Number,
        "buyer-photos" when Case.Return is { Photos.Count: > 0 and var count } => T["complaints.pieces", count],
        "tracking" or "delivery-proof" when Case.Order is { } order => order.DeliveredAt is { } at ? T["complaints.delivered", T.Format.Moment(at, Zone, Now)] : order.TrackingNumber,
        _ when point.TickedAt is { } ticked => T.Format.Ago(ticked, Zone, Now),
        _ => null,
    };

    private static bool IsPicture(ComplaintFileDetails file) => file.ContentType.StartsWith("image/", StringComparison.Ordinal);

    private Task TickAsync(string point, bool there) => ActAsync(() => DoAsync(() => actions.DoAsync(Actor, Case.Row.Id, new CaseMove.Tick(point, there), null, null, null, Cancel)));

    private Task RemoveAsync(ComplaintFileDetails file) => ActAsync(() => DoAsync(() => removal.ExecuteAsync(Actor, Case.Row.Id, file.Id, Cancel)));

    /// <summary>Each file for itself: what is refused says why, what is beside it is kept all the same.</summary>
    private Task AddAsync(InputFileChangeEventArgs chosen, string? point) => ActAsync(async () =>
    {
        if (chosen.FileCount > MostAtOnce)
        {
            problems.Add(T.Rule("file.tooManyAtOnce", MostAtOnce));
            return;
        }

        busy = true;
        foreach (var file in chosen.GetMultipleFiles(MostAtOnce))
        {
            await DoAsync(() => KeepAsync(file, point));
        }

        busy = false;
    });

    private async Task KeepAsync(IBrowserFile file, string? point)
    {
        if (file.Size > ComplaintFile.MaxPaperBytes)
        {
            throw new RuleException("file.tooBigToKeep", file.Name, ComplaintFile.MaxPaperBytes / 1024 / 1024);
        }

        using var content = new MemoryStream((int)file.Size);
        await using (var stream = file.OpenReadStream(ComplaintFile.MaxPaperBytes, Cancel))
        {
            await stream.CopyToAsync(content, Cancel);
        }

        await add.ExecuteAsync(Actor, Case.Row.Id, file.Name, content.ToArray(), point, Cancel);
    }

    private Task<bool> DoAsync(Func<Task> work) => TryAsync(work, problems.Add);

    private async Task ActAsync(Func<Task> work)
    {
        problems.Clear();
        try
        {
            await work();
        }
        finally
        {
            busy = false;
            await OnChanged.InvokeAsync();
        }
    }
}
