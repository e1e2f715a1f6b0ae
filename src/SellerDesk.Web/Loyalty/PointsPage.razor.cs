using System.Globalization;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Loyalty;

/// <summary>Where all points lie, what of them ends when, by which rules they are earned, and the proof that the ledger adds up.</summary>
public sealed partial class PointsPage(PointsBoard board, ProvePointsJob prove, InboxNames nameBook, CurrentPerson current) : DeskPage
{
    private PointsPicture? picture;
    private NameBook names = NameBook.Empty;
    private Actor? actor;
    private bool proving;

    private bool MayChange => actor?.Role >= Role.Manager;

    private int? Current => picture?.Rules.Current(Now)?.Version.Version;

    private PointProof? Latest => picture?.Proofs.Count > 0 ? picture.Proofs[0] : null;

    private EndingPoints? Largest => picture?.Ending.MaxBy(one => one.Points);

    private IEnumerable<(string Code, long Points)> Sums =>
    [
        ("available", picture!.Of(PointPlace.Available)), ("pending", picture.Of(PointPlace.Pending)), ("debt", -picture.Of(PointPlace.Debt)), ("redeemed", picture.Of(PointPlace.Redeemed)),
        ("expired", picture.Of(PointPlace.Expired)), ("issued", -picture.Of(PointPlace.Issued) - picture.Of(PointPlace.Adjusted)),
    ];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        picture = await board.LoadAsync(Cancel);
    }

    private async Task ProveAsync()
    {
        proving = true;
        await TryAsync(async () =>
        {
            await prove.ProveAsync(Cancel);
            await ReadAsync();
        });
        proving = false;
    }

    private string Said(EarningVersion version) => string.Join(" · ", new[] { names.NameOf(version.PersonId is { } id ? new PersonId(id) : null), version.Note.Length > 0 ? version.Note : null }.OfType<string>());

    private string Part(EndingPoints one) => (100.0 * one.Points / Math.Max(1, Largest!.Points)).ToString("0", CultureInfo.InvariantCulture);

    private static long Difference(PointProof proof) => Math.Abs(proof.Entries - proof.Balances) + Math.Abs(proof.Balances - proof.Lots) + Math.Abs(proof.Whole);
}
