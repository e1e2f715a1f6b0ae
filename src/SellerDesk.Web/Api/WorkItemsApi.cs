using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Api;

internal static class WorkItemsApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/work-items", ListAsync).WithTags("Inbox").WithName("listWorkItems")
            .WithSummary("The inbox: what waits or is on its way comes deadline first, everything else newest first.");

    private static async Task<Ok<ApiSlice<WorkItemShape>>> ListAsync(
        InboxList list, CurrentPerson current, TimeProvider clock,
        [Description("review, question or chat."), Words(typeof(WorkItemKind))] string? kind = null,
        [Description("open (unless said), answering, closed or all."), Words(typeof(InboxState))] string? state = null,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("Id of a person, or none.")] string? assignee = null,
        [Description("Words to look for; the last one may be a beginning.")] string? q = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var filter = new InboxFilter
        {
            Kind = ApiInput.Word<WorkItemKind>("kind", kind),
            State = ApiInput.Word<InboxState>("state", state) ?? InboxState.Open,
            Shops = shop is { } id ? [new ShopId(id)] : [],
            Assignee = Assignee(assignee),
            Search = string.IsNullOrWhiteSpace(q) ? null : ApiInput.Text("q", q, InboxFilter.SearchMaxLength),
        };
        var place = Cursor.Read(after);
        var ask = new InboxAsk(filter, null, clock.GetUtcNow(), await current.GetZoneAsync(cancel));
        var slice = await list.LoadAsync(ask, place is { } key ? new InboxKey(key.At, WorkItemId.From(key.Id)) : null, Cursor.Limit(limit), cancel);
        var next = slice.More ? slice.Rows[^1].KeyIn(filter) : (InboxKey?)null;
        return TypedResults.Ok(new ApiSlice<WorkItemShape>([.. slice.Rows.Select(WorkItemShape.Of)], next is { } last ? Cursor.Write(last.At, last.Id.Value) : null));
    }

    private static InboxAssignee? Assignee(string? word) => word switch
    {
        null or "" => null,
        "none" => InboxAssignee.Nobody,
        _ => Guid.TryParse(word, out var person) ? InboxAssignee.Of(new PersonId(person)) : throw new ApiInputException("assignee", "value"),
    };
}

/// <summary>One thing that a person must deal with; its id is that of the review, question or chat inside.</summary>
public sealed record WorkItemShape(
    Guid Id, Guid ShopId, WorkItemKind Kind, WorkItemState State, DateTimeOffset CreatedAt, DateTimeOffset DueAt, short? Rating, bool HasPhoto, bool Unread,
    string? Author, [property: Description("The beginning of the buyer's text.")] string Preview, string? ProductName, ReplyState ReplyState, Guid? AssigneeId,
    [property: Description("The marketplace's own last moment for an answer; dueAt is the shop's.")] DateTimeOffset? MarketplaceDueAt)
{
    public static WorkItemShape Of(InboxRow row) => new(
        row.Id.Value, row.ShopId.Value, row.Kind, row.State, row.CreatedAt, row.DueAt, row.Rating, row.HasPhoto, row.Unread, row.Author, row.Preview,
        row.ProductName, row.ReplyState, row.AssigneeId?.Value, row.MarketplaceDueAt);
}
