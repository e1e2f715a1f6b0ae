using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class ReturnsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var returns = api.MapGroup("/returns").WithTags("Returns");
        returns.MapGet("", ListAsync).WithName("listReturns").WithSummary("Returns, claims, cancellation requests and disputes, newest first.");
        returns.MapGet("/{id:guid}", GetAsync).WithName("getReturn").WithSummary("One of them.");
    }

    private static async Task<Ok<ApiSlice<ReturnShape>>> ListAsync(
        ReturnList list,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("claim, return, cancellation or dispute."), Words(typeof(ReturnKind))] string? kind = null,
        [Description("Where it stands; awaitsseller: the shop is to decide."), Words(typeof(ReturnStage))] string? stage = null,
        [Description("The marketplace's number of the order.")] string? order = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var filter = new ReturnFilter(
            shop is { } id ? new ShopId(id) : null, ApiInput.Word<ReturnKind>("kind", kind), ApiInput.Word<ReturnStage>("stage", stage), ApiInput.Text("order", order, 128));
        var slice = await list.LoadAsync(filter, Cursor.Place(after), Cursor.Limit(limit), cancel);
        return TypedResults.Ok(new ApiSlice<ReturnShape>([.. slice.Rows.Select(ReturnShape.Of)], Cursor.Write(slice.Next)));
    }

    private static async Task<Ok<ReturnShape>> GetAsync(Guid id, ReturnList list, CancellationToken cancel) =>
        TypedResults.Ok(ReturnShape.Of(await list.FindAsync(new ReturnId(id), cancel) ?? throw new ApiMissingException("missing.return")));
}

/// <summary>A return, claim, cancellation request or dispute as programs get it.</summary>
public sealed record ReturnShape(
    Guid Id, Guid ShopId, string Number, ReturnKind Kind, ReturnStage Stage, [property: Description("The marketplace's own word.")] string? Status, string? OrderNumber,
    ProductShape? Product, int? Quantity, [property: Description("Money at stake.")] MoneyShape? Amount, [property: Description("The marketplace's own word.")] string? Reason,
    [property: Description("What the buyer wrote.")] string? Comment, string? SellerComment, IReadOnlyList<string> Photos, IReadOnlyList<string> Videos, DateTimeOffset? OpenedAt,
    DateTimeOffset? ChangedAt, [property: Description("The marketplace's deadline for the shop.")] DateTimeOffset? DecideBy,
    [property: Description("What the shop may decide now.")] IReadOnlyList<AllowedDecision> Decisions)
{
    public static ReturnShape Of(ReturnRow row)
    {
        var back = row.Return;
        return new ReturnShape(
            back.Id.Value, back.ShopId.Value, back.Ref.Number, back.Kind, back.Stage, back.StatusRaw, back.OrderNumber, ProductShape.Of(row.Product), back.Quantity,
            MoneyShape.Of(back.Amount, back.Currency), back.ReasonRaw, back.Comment, back.SellerComment, back.PhotoUrls, back.VideoUrls, back.OpenedAt, back.ChangedAt, back.DecideBy,
            JsonSerializer.Deserialize<List<AllowedDecision>>(back.Decisions, JsonSerializerOptions.Web) ?? []);
    }
}
