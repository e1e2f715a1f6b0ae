using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Imports;

/// <summary>A shop, files for it, and what comes of importing them.</summary>
internal sealed class ImportTrial : IDisposable
{
    public const string ReviewHeader = "review_number,order_number,sku,rating,title,text,created_at,answered_at";
    public const string OrderHeader = "order_number,status,buyer_id,buyer_region,buyer_city,ordered_at,approved_at,handed_over_at,delivered_at,promised_at,line_no,sku,category,quantity,unit_price,delivery_price,currency";

    private readonly string folder = Directory.CreateTempSubdirectory("sellerdesk-tests-").FullName;
    private readonly DeskFixture desk;

    private ImportTrial(DeskFixture desk, Shop shop) => (this.desk, Shop) = (desk, shop);

    public Shop Shop { get; }

    public static async Task<ImportTrial> OfAsync(DeskFixture desk, string shop) => new(desk, await desk.AddShopAsync(shop, marketplace: Marketplace.Other));

    public string File(string text, Encoding? encoding = null, string name = "file.csv")
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public string Reviews(params string[] lines) => File(ReviewHeader + "\n" + string.Join('\n', lines) + "\n");

    public string Orders(params string[] lines) => File(OrderHeader + "\n" + string.Join('\n', lines) + "\n");

    public Task<ImportOutcome> ImportAsync(
        ImportKind kind, string path, bool dryRun = false, string preset = ImportPreset.BuiltIn, Role role = Role.Seller, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default) =>
        desk.Desk.Services.GetRequiredService<ImportFile>().ExecuteAsync(
            new ImportRequest { Actor = DeskFixture.Somebody(role), Shop = Shop.Id, Kind = kind, Path = path, FileName = Path.GetFileName(path), DryRun = dryRun, Preset = preset }, progress, cancel);

    public Task<long> CountAsync(string table) => desk.Database.ReadAsync<long>($"select count(*) from {table} where shop_id = '{Shop.Id}'");

    public Task<T> ReadAsync<T>(string sql) => desk.Database.ReadAsync<T>(sql.Replace("@shop", $"'{Shop.Id}'", StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
