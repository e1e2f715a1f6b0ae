using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Products;

/// <summary>Makes sure that every product that a batch names has a row, and keeps names current. Rows then refer to it by number.</summary>
internal static class ProductWriter
{
    public static async Task WriteAsync(WriteBatch batch, IEnumerable<IncomingProduct?> products, CancellationToken cancel)
    {
        var latest = new Dictionary<string, IncomingProduct>(StringComparer.Ordinal);
        foreach (var product in products)
        {
            if (product is not null)
            {
                latest[product.Number] = product;
            }
        }

        if (latest.Count == 0)
        {
            return;
        }

        await batch.LockAsync("products", cancel);
        await using var command = batch.Command("""
            with given as (
              select * from unnest(@ids, @numbers, @names, @articles, @brands, @categories) as g(id, number, name, article, brand, category)
            ), renamed as (
              update products p set name = coalesce(g.name, p.name), article = coalesce(g.article, p.article),
                brand = coalesce(g.brand, p.brand), category = coalesce(g.category, p.category)
              from given g where p.shop_id = @shop and p.number = g.number
                and ((g.name <> p.name) or (g.article is not null and g.article is distinct from p.article)
                  or (g.brand is not null and g.brand is distinct from p.brand) or (g.category is not null and g.category is distinct from p.category))
            )
            insert into products (id, shop_id, number, name, article, brand, category)
            select g.id, @shop, g.number, coalesce(g.name, g.number), g.article, g.brand, g.category from given g
            where not exists (select 1 from products p where p.shop_id = @shop and p.number = g.number)
            """);
        var rows = latest.Values.ToArray();
        command.Parameters.AddWithValue("ids", rows.Select(_ => ProductId.New().Value).ToArray());
        command.Parameters.AddWithValue("numbers", rows.Select(p => p.Number).ToArray());
        Texts(command, "names", rows.Select(p => Short(p.Name)));
        Texts(command, "articles", rows.Select(p => p.Article));
        Texts(command, "brands", rows.Select(p => p.Brand));
        Texts(command, "categories", rows.Select(p => p.Category));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static void Texts(Npgsql.NpgsqlCommand command, string name, IEnumerable<string?> values) =>
        command.Parameters.AddWithValue(name, NpgsqlDbType.Array | NpgsqlDbType.Text, values.ToArray());

    internal static string? Short(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : name.Length > Product.NameMaxLength ? name[..Product.NameMaxLength] : name;
}
