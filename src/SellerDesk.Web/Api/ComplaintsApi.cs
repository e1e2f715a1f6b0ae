using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Api;

internal static class ComplaintsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var complaints = api.MapGroup("/complaints").WithTags("Complaints");
        complaints.MapGet("", ListAsync).WithName("listComplaints").WithSummary("Complaints: what is open comes deadline first, everything else newest first.");
        complaints.MapGet("/{id:guid}", GetAsync).WithName("getComplaint").WithSummary("One complaint with its lines, what it lacks for its next stages, and its trail.");
        complaints.MapPost("", OpenAsync).RequireAuthorization(ApiPolicies.Write).WithName("openComplaint")
            .WithSummary("Opens a complaint. One whose order the desk does not have is taken, marked, and linked when the order comes.");
        complaints.MapPost("/{id:guid}/{move}", MoveAsync).RequireAuthorization(ApiPolicies.Write).WithName("moveComplaint")
            .WithSummary("Moves a complaint: stage, explain, resolve, decide, carry-out, arbitrate, judge, ball, close, reopen, assign, link, line, merge, split or undo. A second who moves it at the same time is refused.");
    }

    private static async Task<Ok<ApiSlice<ComplaintShape>>> ListAsync(
        ComplaintList list,
        [Description("open (unless said), closed or all."), Words(typeof(ComplaintState))] string? state = null,
        [Description("Of one stage."), Words(typeof(ComplaintStage))] string? stage = null,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("Of one marketplace."), Words(typeof(Marketplace))] string? marketplace = null,
        [Description("What it is about."), Words(typeof(ComplaintKind))] string? kind = null,
        [Description("Code of the tree of causes; its branches count too.")] string? cause = null,
        [Description("Code of the tree of reasons; its branches count too.")] string? reason = null,
        [Description("Id of a person, or none.")] string? owner = null,
        [Description("Our deadline is before then.")] DateTimeOffset? dueBefore = null,
        [Description("The marketplace's number of the order.")] string? order = null,
        [Description("Words to look for.")] string? q = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var filter = new ComplaintFilter
        {
            State = ApiInput.Word<ComplaintState>("state", state) ?? ComplaintState.Open,
            Stage = ApiInput.Word<ComplaintStage>("stage", stage),
            Shop = shop is { } id ? new ShopId(id) : null,
            Marketplace = ApiInput.Word<Marketplace>("marketplace", marketplace),
            Kind = ApiInput.Word<ComplaintKind>("kind", kind),
            Cause = ApiInput.Text("cause", cause, Complaint.CodeMaxLength),
            Reason = ApiInput.Text("reason", reason, Complaint.CodeMaxLength),
            Owner = owner is null or "" or "none" ? null : Guid.TryParse(owner, out var person) ? new PersonId(person) : throw new ApiInputException("owner", "value"),
            NoOwner = owner == "none",
            DueBefore = dueBefore?.ToUniversalTime(),
            OrderNumber = ApiInput.Text("order", order, 128),
            Search = ApiInput.Text("q", q, 200),
        };
        var slice = await list.LoadAsync(filter, Cursor.Place(after), Cursor.Limit(limit), cancel);
        return TypedResults.Ok(new ApiSlice<ComplaintShape>([.. slice.Rows.Select(ComplaintShape.Of)], Cursor.Write(slice.Next)));
    }

    private static async Task<Ok<ComplaintWhole>> GetAsync(Guid id, ComplaintCard card, CancellationToken cancel) =>
        TypedResults.Ok(ComplaintWhole.Of(await card.LoadAsync(new ComplaintId(id), cancel) ?? throw new ApiMissingException("missing.complaint")));

    private static async Task<Created<ComplaintShape>> OpenAsync(HttpContext http, OpenComplaintBody body, OpenComplaint open, ComplaintList list, CancellationToken cancel)
    {
        var form = new ComplaintForm(new ShopId(body.Shop), ApiInput.Text("text", body.Text, Complaint.WordsMaxLength))
        {
            Kind = ApiInput.Word<ComplaintKind>("kind", body.Kind) ?? ComplaintKind.Grievance,
            Source = ComplaintSource.Api,
            Item = body.Item is { } item ? new Domain.Inbox.WorkItemId(item) : null,
            OrderNumber = ApiInput.Text("order", body.Order, 128),
            Buyer = ApiInput.Text("buyer", body.Buyer, Complaint.BuyerMaxLength),
            Reason = ApiInput.Text("reason", body.Reason, Complaint.CodeMaxLength),
            Cause = ApiInput.Text("cause", body.Cause, Complaint.CodeMaxLength),
            Lines = [.. (body.Lines ?? []).Select(line => new FormLine(line.Product is { } product ? new ProductId(product) : null, line.Quantity, Amount(line.Amount), line.Amount?.Currency))],
        };
        var id = await open.ExecuteAsync(ApiInput.Actor(http), form, cancel);
        return TypedResults.Created($"{ApiSetup.Root}/complaints/{id.Value}", ComplaintShape.Of((await list.FindAsync(id, cancel))!));
    }

    private static async Task<Ok<ComplaintWhole>> MoveAsync(HttpContext http, Guid id, string move, MoveComplaintBody? body, ComplaintMoves moves, ComplaintCard card, CancellationToken cancel)
    {
        var complaint = new ComplaintId(id);
        _ = await card.LoadAsync(complaint, cancel) ?? throw new ApiMissingException("missing.complaint");
        await moves.ExecuteAsync(ApiInput.Actor(http), complaint, move, body ?? new MoveComplaintBody(), cancel);
        return TypedResults.Ok(ComplaintWhole.Of((await card.LoadAsync(complaint, cancel))!));
    }

    internal static decimal? Amount(MoneyShape? money) => money is null ? null
        : decimal.TryParse(money.Amount, System.Globalization.CultureInfo.InvariantCulture, out var amount) ? amount : throw new ApiInputException("amount", "value");
}
