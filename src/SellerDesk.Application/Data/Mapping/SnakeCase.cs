using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Names in the database are those of PostgreSQL's own habit: lower case with underscores, so that nobody has to quote them.</summary>
internal static class SnakeCase
{
    public static void Rename(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table && entity.FindOwnership() is null)
            {
                entity.SetTableName(Of(table));
            }
        }

        foreach (var entity in builder.Model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table);
            foreach (var property in entity.GetProperties())
            {
                if (property.IsConcurrencyToken && property.ClrType == typeof(uint))
                {
                    // PostgreSQL's own row version.
                    property.SetColumnName("xmin");
                    continue;
                }

                if (entity.FindOwnership() is not null && property.IsPrimaryKey())
                {
                    continue;
                }

                property.SetColumnName(Of(table is { } t ? property.GetColumnName(t) ?? property.Name : property.Name));
            }

            foreach (var key in entity.GetKeys().Where(key => key.GetName() is not null))
            {
                key.SetName(Of(key.GetName()!));
            }

            foreach (var foreignKey in entity.GetForeignKeys().Where(key => key.GetConstraintName() is not null))
            {
                foreignKey.SetConstraintName(Of(foreignKey.GetConstraintName()!));
            }

            foreach (var index in entity.GetIndexes().Where(index => index.GetDatabaseName() is not null))
            {
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
            }
        }
    }

    internal static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var upper = char.IsUpper(name[i]);
            var afterLower = i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]));
            var beforeLower = i > 0 && char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]);
            if (upper && (afterLower || beforeLower))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
