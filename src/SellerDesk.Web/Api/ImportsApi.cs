using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Imports;

namespace SellerDesk.Web.Api;

internal static class ImportsApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/imports", ImportAsync).RequireAuthorization(ApiPolicies.Write).DisableAntiforgery().WithTags("Imports").WithName("importFile")
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestFile })
            .WithSummary("Takes in a file of orders, reviews or buyers' contacts and consents (CSV, XLSX). The same file again changes nothing.");

    private const long LargestFile = 1L << 30;

    private static async Task<Ok<ImportAnswer>> ImportAsync(
        HttpContext http, ImportFile import, ImportShopList shops,
        [FromForm, Description("orders, reviews or contacts."), Words(typeof(ImportKind))] string kind,
        [FromForm, Description("Id or name of the shop.")] string shop,
        [Description("The file.")] IFormFile file,
        [FromForm, Description("sellerdesk unless said.")] string? preset = null,
        [FromForm, Description("Does everything but keep it.")] bool dryRun = false,
        CancellationToken cancel = default)
    {
        var actor = ApiInput.Actor(http);
        actor.RequireRole(Role.Seller);
        var path = Path.Combine(Path.GetTempPath(), $"sellerdesk-import-{Guid.NewGuid():N}");
        try
        {
            await using (var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            {
                await file.CopyToAsync(copy, cancel);
            }

            var request = new ImportRequest
            {
                Actor = actor,
                Shop = (await shops.FindAsync(shop, actor, cancel)).Id,
                Kind = ApiInput.Word<ImportKind>("kind", kind) ?? throw new ApiInputException("kind", "value"),
                Path = path,
                FileName = Path.GetFileName(file.FileName),
                Preset = ApiInput.Text("preset", preset, ImportPreset.NameMaxLength) is { Length: > 0 } chosen ? chosen : ImportPreset.BuiltIn,
                DryRun = dryRun,
            };
            return TypedResults.Ok(ImportAnswer.Of(await import.ExecuteAsync(request, null, cancel), ApiWords.Of(http)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
